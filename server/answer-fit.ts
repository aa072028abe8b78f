import { json } from './request-fit.ts';

/** What lite answers with 500 and its own words, though the request is to blame. */
export async function fitAnswer(answer: Response): Promise<Response> {
  if (answer.status !== 500) return answer;
  const text = await answer.clone().text();
  if (!text.includes('"SUP"')) return answer;
  const refuse = (status: number, code: string, message: string) =>
    json(status, { code, message, details: null, hint: null });
  if (text.includes('MAX_PARAMETERS_EXCEEDED')) {
    const hint = 'Send the rows in several requests.';
    return refuse(413, '54000', `The request holds more values than one statement takes. ${hint}`);
  }
  const said = /"message":"Error: ([^"]+ at position \d+)"/.exec(text)?.[1];
  if (said) return refuse(400, 'PGRST100', said);
  console.error(text);
  return refuse(500, '500', 'The server failed. Its log says why.');
}
