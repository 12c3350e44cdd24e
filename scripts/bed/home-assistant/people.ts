import * as z from 'zod';
import type { Inhabitant } from '../home/people.ts';
import { PEOPLE } from '../home/people.ts';
import type { HomeAssistantConnection } from './connection.ts';
import { connectHomeAssistant, request } from './connection.ts';

/** A person of the home as a test needs them. */
export const personSchema = z.strictObject({
  name: z.string(),
  user_id: z.string(),
  /** Entity id. */
  person: z.string(),
  /** Long-lived access token. */
  token: z.string(),
  is_admin: z.boolean(),
});
export type Person = z.output<typeof personSchema>;

const TOKEN_DAYS = 3_650;
const code = z.object({ auth_code: z.string() });
const accessToken = z.object({ access_token: z.string() });
const loginFlow = z.object({ flow_id: z.string() });
const loginResult = z.object({ type: z.literal('create_entry'), result: z.string() });
const currentUser = z.object({ id: z.string() });
const createdUser = z.object({ user: z.object({ id: z.string() }) });
const storedPeople = z.object({
  storage: z.array(z.object({ id: z.string(), name: z.string(), user_id: z.string().nullish() })),
});

async function exchangeCode(url: string, authCode: string): Promise<string> {
  const form = { grant_type: 'authorization_code', code: authCode, client_id: `${url}/` };
  return (await request(url, '/auth/token', { form }, accessToken)).access_token;
}

/** The first user, who owns the home; Home Assistant lets only its onboarding make one. */
async function createOwner(url: string, owner: Inhabitant): Promise<string> {
  const { name, username, password } = owner;
  const json = { client_id: `${url}/`, language: 'en', name, username, password };
  const { auth_code } = await request(url, '/api/onboarding/users', { json }, code);
  return await exchangeCode(url, auth_code);
}

async function logIn(url: string, { username, password }: Inhabitant): Promise<string> {
  const client = { client_id: `${url}/` };
  const start = { ...client, handler: ['homeassistant', null], redirect_uri: `${url}/` };
  const { flow_id } = await request(url, '/auth/login_flow', { json: start }, loginFlow);
  const step = { ...client, username, password };
  const { result } = await request(url, `/auth/login_flow/${flow_id}`, { json: step }, loginResult);
  return await exchangeCode(url, result);
}

async function longLivedToken(connection: HomeAssistantConnection): Promise<string> {
  const message = { type: 'auth/long_lived_access_token', client_name: 'Test bed', lifespan: TOKEN_DAYS };
  return await connection.command(message, z.string());
}

async function createUser(owner: HomeAssistantConnection, inhabitant: Inhabitant): Promise<string> {
  const { name, username, password } = inhabitant;
  const group_ids = [inhabitant.is_admin ? 'system-admin' : 'system-users'];
  const { user } = await owner.command({ type: 'config/auth/create', name, group_ids }, createdUser);
  const credentials = { user_id: user.id, username, password };
  await owner.command({ type: 'config/auth_provider/homeassistant/create', ...credentials }, z.unknown());
  await owner.command({ type: 'person/create', name, user_id: user.id, device_trackers: [] }, z.unknown());
  return user.id;
}

function asPerson({ name, is_admin }: Inhabitant, user_id: string, token: string): Person {
  return { name, user_id, person: `person.${name.toLowerCase()}`, token, is_admin };
}

/** Makes the owner and the others, with a long-lived token for each; the owner comes first. */
export async function createPeople(url: string): Promise<readonly Person[]> {
  const first = await connectHomeAssistant(url, await createOwner(url, PEOPLE.owner));
  try {
    const { id } = await first.command({ type: 'auth/current_user' }, currentUser);
    const people = [asPerson(PEOPLE.owner, id, await longLivedToken(first))];
    for (const inhabitant of [PEOPLE.adult, PEOPLE.child, PEOPLE.guest]) {
      const userId = await createUser(first, inhabitant);
      const own = await connectHomeAssistant(url, await logIn(url, inhabitant));
      people.push(asPerson(inhabitant, userId, await longLivedToken(own)));
      own.close();
    }
    return people;
  } finally {
    first.close();
  }
}

/** Gives each person the phone (`device_tracker.<name>_phone`) that tells where they are. */
export async function givePhones(owner: HomeAssistantConnection): Promise<void> {
  const { storage } = await owner.command({ type: 'person/list' }, storedPeople);
  for (const { id, name } of storage) {
    const device_trackers = [phoneOf(name)];
    await owner.command({ type: 'person/update', person_id: id, device_trackers }, z.unknown());
  }
}

/** Entity id of a person's phone. */
export function phoneOf(name: string): string {
  return `device_tracker.${name.toLowerCase()}_phone`;
}
