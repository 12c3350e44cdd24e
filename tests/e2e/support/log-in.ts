/** Logs in at Home Assistant as its frontend does; the access token, which is good for half an hour. */
export async function logIn(url: string, username: string, password: string): Promise<string> {
  const client = { client_id: `${url}/` };
  const post = async (path: string, body: unknown): Promise<Record<string, string>> => {
    const form = body instanceof URLSearchParams;
    const response = await fetch(`${url}${path}`, {
      method: 'POST',
      headers: form ? {} : { 'content-type': 'application/json' },
      body: form ? body : JSON.stringify(body),
    });
    return (await response.json()) as Record<string, string>;
  };
  const start = { ...client, handler: ['homeassistant', null], redirect_uri: client.client_id };
  const flow = await post('/auth/login_flow', start);
  const login = await post(`/auth/login_flow/${flow['flow_id'] ?? ''}`, { ...client, username, password });
  const code = { ...client, grant_type: 'authorization_code', code: login['result'] ?? '' };
  return (await post('/auth/token', new URLSearchParams(code)))['access_token'] ?? '';
}
