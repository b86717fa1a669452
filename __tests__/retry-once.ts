// In CI a failed test runs once more, and says so: most tests start real processes, and a machine may be busy with something else for
// a moment. What fails for a reason fails twice.

import { jest } from '@jest/globals';

if (process.env.CI === 'true') jest.retryTimes(1, { logErrorsBeforeRetry: true });
