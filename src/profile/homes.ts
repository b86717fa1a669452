// The two directories that tools take for home: most ask $HOME, Go and Java ask the account database.

import { homedir, userInfo } from 'node:os';

export interface Homes {
  /** `$HOME` */
  home: string | undefined;
  /** The account's entry: in a container job it differs from `$HOME`. */
  passwd: string | undefined;
}

export function readHomes(): Homes {
  return { home: homedir(), passwd: accountHome() };
}

/** Not every user id has an entry: containers run under any. */
function accountHome(): string | undefined {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
}
