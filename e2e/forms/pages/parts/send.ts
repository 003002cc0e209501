/** Sends answers to the site's server as pages do that speak JSON; resolves with what it says. */
export async function send(answers: unknown): Promise<{ ok: boolean; errors?: Record<string, string> }> {
  const response = await fetch('/api', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(answers),
  });
  return response.json();
}
