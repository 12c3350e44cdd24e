import { expect, test } from 'vitest';
import { deferred } from './deferred.ts';
import { createLate } from './late.ts';

function setUp() {
  const makings: ReturnType<typeof deferred<string>>[] = [];
  const did: string[] = [];
  const late = createLate(
    () => {
      const making = deferred<string>();
      makings.push(making);
      return making.promise;
    },
    () => did.push('missing'),
  );
  const end = async (act: (making: (typeof makings)[number]) => void): Promise<void> => {
    const making = makings.at(-1);
    if (making === undefined) throw new Error('Nothing is made.');
    act(making);
    await making.promise.catch(() => undefined);
    await Promise.resolve();
  };
  const use = (name: string) => late.use((made) => did.push(`${name} ${made}`));
  return { late, makings, did, end, use };
}

test('made once, when it is wanted first; what waits is done in order, the rest at once', async () => {
  const { late, makings, did, end, use } = setUp();
  expect(makings).toHaveLength(0);
  late.prepare();
  use('a');
  use('b');
  expect([makings.length, late.now(), did]).toEqual([1, null, []]);
  await end(({ resolve }) => resolve('it'));
  use('c');
  late.prepare();
  expect([makings.length, late.now(), did]).toEqual([1, 'it', ['a it', 'b it', 'c it']]);
});

test('what is let be meanwhile is not done, and what comes after that is', async () => {
  const { late, did, end, use } = setUp();
  use('a');
  late.letBe();
  use('b');
  await end(({ resolve }) => resolve('it'));
  expect(did).toEqual(['b it']);
});

test('what cannot be made is told, and tried again when it is wanted again', async () => {
  const { late, makings, did, end, use } = setUp();
  use('a');
  await end(({ reject }) => reject(new Error('Gone.')));
  expect([late.isMissing(), late.now(), did]).toEqual([true, null, ['missing']]);
  use('b');
  await end(({ resolve }) => resolve('it'));
  expect([late.isMissing(), makings.length, did]).toEqual([false, 2, ['missing', 'b it']]);
});
