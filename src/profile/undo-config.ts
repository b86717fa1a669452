// Removes the section of a login from the config, and from the backups of later logins that would restore it.

import { rm, unlink } from 'node:fs/promises';
import { retryWhileHeld } from '../files/held-files.ts';
import { readRegularFile, stageFile, temporaryName } from '../files/private-files.ts';
import { sectionsOf, undoSection, type SectionIdentity } from './config-file.ts';
import { configTarget } from './config-target.ts';
import { changeJournal, saveSection, type LoginBackup } from './profile-backup.ts';
import type { Login, Undone } from './undo.ts';

export async function undoConfig(login: Login): Promise<Undone> {
  const { receipt, paths, backup, others } = login;
  const { fingerprint, profile, loginId } = receipt;
  const config = await configTarget(paths.configFile);
  await retryWhileHeld(() => rm(temporaryName(config, loginId), { force: true }));
  const content = (await readRegularFile(config)) ?? Buffer.alloc(0);
  const replaced = backup.section;
  const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
  const undone = undoSection(content, profile, { fingerprint, replaced, newlineBefore, newlineBehind });

  if (undone.outcome === 'restored' || undone.outcome === 'removed') {
    for (const owner of undone.newlineOwners) await passNewlineOn(owner, others);
    const created = receipt.configMissing || (backup.journal?.configMissing ?? false);
    if (created && undone.config.length === 0) {
      await retryWhileHeld(() => unlink(config));
    } else {
      const file = await stageFile(config, undone.config, loginId);
      await file.commit();
    }
    await takeOutOfBackups(login);
    return { outcome: undone.outcome, stranded: false };
  }
  if (await takeOutOfBackups(login)) return { outcome: 'left', stranded: false };
  // The login was interrupted before it wrote the config, so the section is unchanged.
  const untouched = sectionsOf(content).some(({ start, end }) => replaced?.equals(content.subarray(start, end)));
  const changed = undone.outcome === 'other' && backup.journal !== undefined && !untouched;
  return { outcome: changed ? 'left' : 'absent', stranded: replaced !== undefined && !untouched };
}

/**
 * A later login of the same profile that replaced our section, or was about to, would restore it. It gets what we replaced instead.
 *
 * @returns whether there is such a login
 */
async function takeOutOfBackups({ receipt, backup, others }: Login): Promise<boolean> {
  const { newlineBefore = false, newlineBehind = false } = backup.journal ?? {};
  let found = false;
  for (const other of others) {
    if (other.profile !== receipt.profile || !other.section) continue;
    if (!sectionsOf(other.section).some((section) => section.fingerprint === receipt.fingerprint)) continue;
    found = true;
    await changeJournal(other, {
      newlineBefore: newlineBefore || other.journal.newlineBefore,
      newlineBehind: newlineBehind || other.journal.newlineBehind,
    });
    await saveSection(other, backup.section);
  }
  return found;
}

async function passNewlineOn(owner: SectionIdentity, others: LoginBackup[]): Promise<void> {
  for (const other of others) {
    const isOwner = other.profile === owner.name && other.journal.fingerprint === owner.fingerprint;
    if (isOwner) await changeJournal(other, { newlineBefore: true });
  }
}
