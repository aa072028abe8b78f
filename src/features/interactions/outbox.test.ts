import { beforeEach, describe, expect, it, vi } from 'vitest';
import { Refusal } from '../../shared/refusal.ts';
import { newDraft, putDraft, readDraft, unaddressed } from './draft.ts';
import { dropEntry, type Entry, keepEntry, readOutbox } from './outbox.ts';
import { readdress, takeBack } from './readdress.ts';
import { sendOutbox } from './send-outbox.ts';

const me = 'me';

/** As a browser's storage: its keys are its properties. */
function storage() {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return Object.hasOwn(this, key) ? this[key] : null;
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value;
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key];
    },
  };
  return Object.create(methods);
}

function log(notes: string, opportunity = { id: 'perch', title: 'The Perch House' }) {
  keepEntry(me, { draft: { ...newDraft(), notes }, opportunity, why: null });
}

function texts(entries = readOutbox(me)) {
  return entries.map(({ draft }) => draft.notes);
}

async function send(answer: (entry: Entry) => unknown, isSignedIn = async () => true) {
  const sent: string[] = [];
  const refused: string[] = [];
  await sendOutbox({
    userId: me,
    send: async (entry) => answer(entry),
    isSignedIn,
    onSent: ({ draft }) => sent.push(draft.notes),
    onRefused: ({ why }) => refused.push(why ?? ''),
  });
  return { sent, refused };
}

const unreachable = () => {
  throw new TypeError('Failed to fetch');
};

beforeEach(() => {
  vi.stubGlobal('localStorage', storage());
  vi.stubGlobal('navigator', {});
});

describe('the outbox', () => {
  it('keeps entries in the order in which they were logged, for one person', () => {
    for (const text of ['one', 'two', 'three']) log(text);
    expect(texts()).toEqual(['one', 'two', 'three']);
    expect(readOutbox('somebody else')).toEqual([]);
  });

  it('says so where nothing can be stored', () => {
    vi.stubGlobal('localStorage', undefined);
    expect(
      keepEntry(me, { draft: newDraft(), opportunity: { id: 'a', title: 'A' }, why: null }),
    ).toBe(false);
  });

  it('passes over what it cannot read', () => {
    localStorage.setItem(`kp-outbox:${me}:broken`, '{"draft":');
    log('fine');
    expect(texts()).toEqual(['fine']);
  });
});

describe('sending', () => {
  it('sends everything once, in order', async () => {
    for (const text of ['one', 'two', 'three']) log(text);
    expect((await send(() => undefined)).sent).toEqual(['one', 'two', 'three']);
    expect(readOutbox(me)).toEqual([]);
  });

  it('stops without an answer, and the rest waits in its order', async () => {
    for (const text of ['one', 'two', 'three']) log(text);
    const { sent } = await send(({ draft }) => draft.notes === 'two' && unreachable());
    expect(sent).toEqual(['one']);
    expect(texts()).toEqual(['two', 'three']);
  });

  it.each(['57P01', '53300', 'PGRST002', ''])('waits where the server says %s', async (code) => {
    log('one');
    await send(() => {
      throw new Refusal({ code, message: 'not now' });
    });
    expect(readOutbox(me)[0]?.why).toBeNull();
  });

  it('keeps a refused entry with the reason, and goes on with the others', async () => {
    for (const text of ['one', 'two']) log(text);
    const refuse = ({ draft }: Entry) => {
      if (draft.notes === 'one') throw new Refusal({ code: 'KP401', message: 'Needs a product.' });
    };
    expect(await send(refuse)).toEqual({ sent: ['two'], refused: ['Needs a product.'] });
    expect(readOutbox(me)[0]).toMatchObject({ draft: { notes: 'one' }, why: 'Needs a product.' });
    expect((await send(refuse)).refused).toEqual([]);
  });

  it('sends nothing under another name', async () => {
    log('one');
    expect(
      (
        await send(
          () => undefined,
          async () => false,
        )
      ).sent,
    ).toEqual([]);
    expect(texts()).toEqual(['one']);
  });

  it('leaves out what was taken back meanwhile', async () => {
    for (const text of ['one', 'two']) log(text);
    const { sent } = await send(() => {
      const second = readOutbox(me).find(({ draft }) => draft.notes === 'two');
      if (second) dropEntry(me, second);
    });
    expect(sent).toEqual(['one']);
  });
});

describe('a draft', () => {
  it('goes with the opportunity that is chosen for it', () => {
    putDraft(me, unaddressed, { ...newDraft(), notes: 'Typed first' });
    expect(readdress(me, unaddressed, { id: 'perch', title: 'The Perch House' })).toBe(true);
    expect(readDraft(me, 'perch')?.notes).toBe('Typed first');
    expect(readDraft(me, unaddressed)).toBeNull();
  });

  it('does not push out another one that was begun there', () => {
    putDraft(me, 'perch', { ...newDraft(), notes: 'Begun on Monday' });
    log('Logged in the cellar');
    const [entry] = readOutbox(me);
    if (entry) takeBack(me, entry);
    expect(readDraft(me, 'perch')?.notes).toBe('Logged in the cellar');
    expect(readOutbox(me)).toMatchObject([{ draft: { notes: 'Begun on Monday' } }]);
    expect(readOutbox(me)[0]?.why).not.toBeNull();
  });
});
