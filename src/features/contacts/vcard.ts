type Person = {
  contact_id: string;
  full_name: string | null;
  first_name: string;
  last_name: string;
  title: string | null;
  email: string | null;
  phone: string | null;
  mobile_phone: string | null;
  updated_at: string;
  organization: { name: string } | null;
};

/** One contact as address books read it (RFC 6350, version 4.0). */
export function toVcard(person: Person): string {
  const text = (name: string, value: string | null | undefined) =>
    value?.trim() ? [`${name}:${escapeText(value.trim())}`] : [];
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    `UID:urn:uuid:${person.contact_id}`,
    `FN:${escapeText(person.full_name ?? '')}`,
    `N:${escapeText(person.last_name)};${escapeText(person.first_name)};;;`,
    ...text('ORG', person.organization?.name),
    ...text('TITLE', person.title),
    ...text('EMAIL;TYPE=work', person.email),
    ...text('TEL;VALUE=text;TYPE="voice,work"', person.phone),
    ...text('TEL;VALUE=text;TYPE="voice,cell"', person.mobile_phone),
    `REV:${new Date(person.updated_at).toISOString().replace(/[-:]|\.\d+/g, '')}`,
    'END:VCARD',
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** "Zoë Núñez.vcf", without what a file's name may not have. */
export function vcardFileName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what must not be in it
  const safe = name.replace(/[\x00-\x1f\x7f/\\:*?"<>|\s]+/g, ' ').trim();
  return `${safe || 'contact'}.vcf`;
}

function escapeText(value: string): string {
  return value.replace(/[\\,;]/g, (sign) => `\\${sign}`).replace(/\r\n|\r|\n/g, '\\n');
}

const mostOctets = 75;

/** A line has 75 octets at most, and goes on after a line end and a space; no character is split. */
function fold(line: string): string {
  const encoder = new TextEncoder();
  let folded = '';
  let octets = 0;
  for (const character of line) {
    const size = encoder.encode(character).length;
    if (octets + size > mostOctets) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += size;
  }
  return folded;
}
