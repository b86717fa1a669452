// The job's log. What is written here may contain the text of a server or a claim, so each line is harmless: it is no workflow command.

import * as core from '@actions/core';
import { harmless } from '../text/printable.ts';

export function info(text: string): void {
  core.info(harmless(text));
}

export function debug(text: string): void {
  core.debug(harmless(text));
}

export function notice(text: string): void {
  core.notice(harmless(text));
}

export function warning(text: string): void {
  core.warning(harmless(text));
}

/** The step fails, and its lines stay together in one annotation. */
export function setFailed(text: string): void {
  core.setFailed(harmless(text));
}
