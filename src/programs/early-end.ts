// Notices that nothing is left to wait for although a task has not ended. Node would then end the process without a message.

/**
 * @returns what the task returns
 * @throws what the task throws, and an Error if the process is about to end before the task has ended
 */
export async function failOnEarlyEnd<T>(task: Promise<T>): Promise<T> {
  let onEnd = (): void => undefined;
  const earlyEnd = new Promise<never>((_resolve, reject) => {
    onEnd = () => {
      reject(new Error('nothing is left to wait for'));
    };
    process.once('beforeExit', onEnd);
  });
  try {
    return await Promise.race([task, earlyEnd]);
  } finally {
    process.off('beforeExit', onEnd);
  }
}
