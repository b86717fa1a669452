// Signed requests built by hand, in the manner of each client family of oci-consumers.md §7.2.

import { createHash, sign, type KeyObject } from 'node:crypto';
import type { Emulator } from '../emulator.ts';
import { sessionKey } from './exchange.ts';
import { httpsCall, type Answer } from './https-call.ts';

export type Variant = 'python' | 'go' | 'typescript';

export interface SignedCall {
  keyId: string;
  variant?: Variant;
  method?: string;
  body?: string;
  contentType?: string;
  key?: KeyObject;
  /** Leave the body's headers unsigned, as the clients do for uploads. */
  bodyUnsigned?: boolean;
  /** Milliseconds since the epoch to date the request. */
  time?: number;
  /** Changes the headers, before and after signing. */
  beforeSigning?: (headers: Record<string, string>, signed: string[]) => void;
  afterSigning?: (headers: Record<string, string>) => void;
}

/** @param target path and query, sent and signed as they are */
export function signedCall(emulator: Emulator, target: string, call: SignedCall): Promise<Answer> {
  const { variant = 'python', method = 'GET', body = '' } = call;
  const headers: Record<string, string> = { host: new URL(emulator.url).host };
  const date = variant === 'typescript' ? 'x-date' : 'date';
  headers[date] = new Date(call.time ?? Date.now()).toUTCString();
  const signed = [date, '(request-target)', 'host'];
  if (['POST', 'PUT', 'PATCH'].includes(method)) {
    headers['content-length'] = String(Buffer.byteLength(body));
    if (call.contentType !== '') headers['content-type'] = call.contentType ?? 'application/json';
    if (call.bodyUnsigned !== true) {
      headers['x-content-sha256'] = createHash('sha256').update(body).digest('base64');
      signed.push(
        ...(variant === 'typescript'
          ? ['Content-Type', 'Content-Length', 'x-content-sha256']
          : ['content-length', 'content-type', 'x-content-sha256']),
      );
    }
  }
  call.beforeSigning?.(headers, signed);

  const lines = signed.map((name) => {
    const lower = name.toLowerCase();
    const value = lower === '(request-target)' ? `${method.toLowerCase()} ${target}` : (headers[lower] ?? '');
    return `${lower}: ${value}`;
  });
  const key = call.key ?? sessionKey.privateKey;
  const signature = sign('RSA-SHA256', Buffer.from(lines.join('\n')), key).toString('base64');
  headers.authorization = authorization(variant, call.keyId, signed.join(' '), signature);
  call.afterSigning?.(headers);
  return httpsCall(emulator, `${emulator.url}${target}`, { method, headers, body });
}

function authorization(variant: Variant, keyId: string, headers: string, signature: string): string {
  switch (variant) {
    case 'python':
      return `Signature algorithm="rsa-sha256",headers="${headers}",keyId="${keyId}",signature="${signature}",version="1"`;
    case 'go':
      return `Signature version="1",headers="${headers}",keyId="${keyId}",algorithm="rsa-sha256",signature="${signature}"`;
    case 'typescript':
      return `Signature version="1",keyId="${keyId}",algorithm="rsa-sha256",headers="${headers}",signature="${signature}"`;
  }
}
