/** "(517) 555-0112 ext. 3" as a link that a phone dials. */
export function telHref(number: string): string {
  const [main = '', extension] = number.split(/\s*(?:ext\.?|extension|x|#)\s*(?=\d)/i);
  const digits = (text: string) => text.replace(/[^\d*]/g, '');
  const plus = main.trim().startsWith('+') ? '+' : '';
  return `tel:${plus}${digits(main)}${extension ? `;ext=${digits(extension)}` : ''}`;
}
