import { refusal } from './refusal.ts';

/** What lite answers with 500 and its own words, though the request is to blame. */
export async function fitAnswer(url: string, answer: Response): Promise<Response> {
  if (answer.status !== 500) return answer;
  const text = await answer.clone().text();
  if (!text.includes('"SUP"')) return answer;
  if (text.includes('MAX_PARAMETERS_EXCEEDED')) {
    const message = 'The request holds more values than one statement takes.';
    const hint = 'Send the rows in several requests.';
    return refusal(url, { status: 413, code: '54000', message, hint });
  }
  const said = /"message":"Error: ([^"]+ at position \d+)"/.exec(text)?.[1];
  if (said) return refusal(url, { status: 400, code: 'PGRST100', message: said });
  console.error(text);
  return refusal(url, {
    status: 500,
    code: '500',
    message: 'The server failed. Its log says why.',
  });
}
