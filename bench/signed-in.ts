import { samplePassword, sampleSignIns } from '../src/sample/index.ts';

/** Signs in as who has that role in the sample city; the cookies, as a request's header wants them. */
export async function signedIn(url: string, role: string): Promise<string> {
  const email = sampleSignIns().find((person) => person.role === role)?.email;
  const answer = await fetch(`${url}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password: samplePassword }),
  });
  if (!answer.ok) throw new Error(`Signing in as ${role} answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}
