// The two directories that tools use as home: most read $HOME, Go and Java read the account database.

import { homedir, userInfo } from 'node:os';

export interface Homes {
  /** `$HOME` */
  home: string | undefined;
  /** From the account database: in a container job it differs from `$HOME`. */
  passwd: string | undefined;
}

export function readHomes(): Homes {
  return { home: homedir(), passwd: accountHome() };
}

/** Not every user ID has an entry: a container can run with any ID. */
function accountHome(): string | undefined {
  try {
    return userInfo().homedir;
  } catch {
    return undefined;
  }
}
