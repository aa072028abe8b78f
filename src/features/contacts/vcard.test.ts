import { expect, it } from 'vitest';
import { toVcard, vcardFileName } from './vcard.ts';

const zoe = {
  contact_id: '6f1c0000-0000-4000-8000-000000000001',
  full_name: 'Zoë Núñez',
  first_name: 'Zoë',
  last_name: 'Núñez',
  title: 'Chef; owner, and\nsommelier \\ host',
  email: 'zoe@harbor.example',
  phone: '+1 810 555 0101',
  mobile_phone: null,
  updated_at: '2026-03-04T15:06:07.891+00:00',
  organization: { name: 'Harbor, Diner & Co; Ltd' },
};

it('writes what an address book reads', () => {
  expect(toVcard(zoe).split('\r\n')).toEqual([
    'BEGIN:VCARD',
    'VERSION:4.0',
    'UID:urn:uuid:6f1c0000-0000-4000-8000-000000000001',
    'FN:Zoë Núñez',
    'N:Núñez;Zoë;;;',
    'ORG:Harbor\\, Diner & Co\\; Ltd',
    'TITLE:Chef\\; owner\\, and\\nsommelier \\\\ host',
    'EMAIL;TYPE=work:zoe@harbor.example',
    'TEL;VALUE=text;TYPE="voice,work":+1 810 555 0101',
    'REV:20260304T150607Z',
    'END:VCARD',
    '',
  ]);
});

it('folds long lines at 75 octets and splits no character', () => {
  const name = 'Ж🥗'.repeat(40);
  const card = toVcard({ ...zoe, full_name: name });
  for (const line of card.split('\r\n')) {
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  }
  expect(card.replaceAll('\r\n ', '')).toContain(`FN:${name}\r\n`);
});

it('names the file after the person', () => {
  expect(vcardFileName('Zoë Núñez')).toBe('Zoë Núñez.vcf');
  expect(vcardFileName('A/B: "C"')).toBe('A B C.vcf');
  expect(vcardFileName('//')).toBe('contact.vcf');
});
