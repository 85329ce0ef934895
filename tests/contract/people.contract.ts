/** What every adapter of people promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aPerson } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

export function peopleContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`people (${name})`, () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    it('[STORE-22] a person is found as last saved, and nobody else is', async () => {
      const [ada, bob] = [aPerson(), aPerson()];
      expect(await store.people.find(ada)).toBeNull();
      await store.people.save(ada, { name: 'Ada', hue: 3 }, 1);
      await store.people.save(bob, { name: 'Bob', hue: 1 }, 1);
      await store.people.save(ada, { name: 'Ada 👩‍💻 洛芙莱斯', hue: 0 }, 2);
      expect(await store.people.find(ada)).toEqual({ name: 'Ada 👩‍💻 洛芙莱斯', hue: 0 });
      expect(await store.people.find(bob)).toEqual({ name: 'Bob', hue: 1 });
      expect(await store.people.find(aPerson())).toBeNull();
    });
  });
}
