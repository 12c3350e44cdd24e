import { expect, test } from 'vitest';
import { whatAdds } from './what-adds.ts';

test.each([
  ['Unlock the front door?', ['Unlock the Front door']],
  ['Die Haustür aufschließen?', ['Haustür aufschließen']],
  ['Unlock the front door?', ['Unlock: Front Door']],
])('%s is all of %j', (text, what) => {
  expect(whatAdds({ text, what })).toEqual([]);
});

test.each([
  ['Unlock the front door?', ['Unlock the Back door']],
  ['Unlock the front door?', ['Unlock the Front door', 'Turn on the hall light']],
  ['Turn on all of it?', ['Turn on the Hall light, the Kitchen light']],
  ['Turn on all of it?', []],
])('%s says less than %j', (text, what) => {
  expect(whatAdds({ text, what })).toEqual(what);
});
