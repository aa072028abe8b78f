import type { Stack } from './stack.ts';

export interface Answer {
  status: number;
  text: string;
}

/** Requests as no client library would make them. */
export class RawApi {
  private constructor(
    private readonly origin: string,
    private readonly token: string,
  ) {}

  static async signIn(stack: Stack, name: Parameters<Stack['signIn']>[0]): Promise<RawApi> {
    const { data } = await (await stack.signIn(name)).auth.getSession();
    return new RawApi(stack.origin, data.session?.access_token ?? '');
  }

  async send(
    method: string,
    path: string,
    body?: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(this.origin + path, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
        ...headers,
      },
      redirect: 'manual',
      signal: AbortSignal.timeout(30_000),
      ...(body !== undefined && { body }),
    });
    return { status: answer.status, text: await answer.text() };
  }
}

/** What is wrong with an answer, whatever was asked; empty where nothing is. */
export function complaintAbout({ status, text }: Answer): string {
  const said = `${status} ${text.slice(0, 400)}`;
  if (status >= 500) return `blames the server: ${said}`;
  if (/\n\s+at .+:\d+|PostgresError|node_modules|(?<!invalid input.*)\[object /.test(text))
    return `tells of the inside: ${said}`;
  if (status < 400) return '';
  if (text === '' || status === 404) return '';
  return saysWhy(text) ? '' : `does not say why: ${said}`;
}

function saysWhy(text: string): boolean {
  try {
    const { code, message, msg } = JSON.parse(text);
    return Boolean(code && (message ?? msg));
  } catch {
    return false;
  }
}
