// npm start: everything from a fresh clone to a running system.

import { prepare } from './prepare.mjs';

prepare();

const { register } = await import('tsx/esm/api');
register();
await import('../server/main.ts');
