/** What a new opportunity is begun from: a customer's, a principal's or a product's page. */
export type Prefill = { organization?: string; principal?: string; product?: string };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function readPrefill(search: Record<string, unknown>): Prefill {
  const read = (key: keyof Prefill) => {
    const value = search[key];
    return typeof value === 'string' && uuid.test(value) ? { [key]: value } : {};
  };
  return { ...read('organization'), ...read('principal'), ...read('product') };
}
