/** What every store of pictures promises. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPictureId } from '../../lib/core/ids.ts';
import { machineRandom } from '../../server/adapters/machine.ts';
import { jpegHead, pngHead } from '../support/pictures.ts';
import { aPerson } from '../support/store-records.ts';
import type { StoreUnderTest } from './store-under-test.ts';

const PNG = { type: 'image/png', bytes: pngHead(9) } as const;
const JPEG = { type: 'image/jpeg', bytes: jpegHead(9) } as const;
const newId = () => newPictureId(machineRandom);

export function picturesContract(name: string, open: () => Promise<StoreUnderTest>): void {
  describe(`pictures (${name})`, () => {
    let store: StoreUnderTest;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const named = async () => {
      const person = aPerson();
      await store.people.save(person, { name: 'Ada', hue: 3 }, 1);
      return person;
    };

    it('[ACCOUNT-46] a picture is found as stored, by its id and by whose it is', async () => {
      const [ada, bob, cleo] = [await named(), await named(), await named()];
      const [ofAda, ofBob] = [newId(), newId()];
      await store.pictures.put(ada, ofAda, PNG);
      await store.pictures.put(bob, ofBob, JPEG);
      expect(await store.pictures.find(ofAda)).toEqual(PNG);
      expect(await store.pictures.find(ofBob)).toEqual(JPEG);
      expect(await store.pictures.find(newId())).toBeNull();
      const ids = await store.pictures.idsOf([bob, cleo, ada]);
      expect(new Map(ids)).toEqual(
        new Map([
          [ada, ofAda],
          [bob, ofBob],
        ]),
      );
      expect(new Map(await store.pictures.idsOf([]))).toEqual(new Map());
      expect(await store.people.find(ada)).toEqual({ name: 'Ada', hue: 3 });
    });

    it('[ACCOUNT-46] a new picture takes the place of the former, which is gone', async () => {
      const ada = await named();
      const [former, present] = [newId(), newId()];
      await store.pictures.put(ada, former, PNG);
      await store.pictures.put(ada, present, JPEG);
      expect(await store.pictures.find(former)).toBeNull();
      expect(await store.pictures.find(present)).toEqual(JPEG);
      expect((await store.pictures.idsOf([ada])).get(ada)).toBe(present);
      // Another name is no other picture.
      await store.people.save(ada, { name: 'Countess', hue: 1 }, 2);
      expect((await store.pictures.idsOf([ada])).get(ada)).toBe(present);
    });

    it('[ACCOUNT-46] removing one removes no other, and none is there to remove twice', async () => {
      const [ada, bob] = [await named(), await named()];
      const [ofAda, ofBob] = [newId(), newId()];
      await store.pictures.put(ada, ofAda, PNG);
      await store.pictures.put(bob, ofBob, PNG);
      await store.pictures.remove(ada);
      await store.pictures.remove(ada);
      expect(await store.pictures.find(ofAda)).toBeNull();
      expect([...(await store.pictures.idsOf([ada, bob]))]).toEqual([[bob, ofBob]]);
    });

    it('[ACCOUNT-46] what was handed over may be written over by its giver', async () => {
      const ada = await named();
      const bytes = Uint8Array.from(PNG.bytes);
      const id = newId();
      await store.pictures.put(ada, id, { type: 'image/png', bytes });
      bytes.fill(0);
      expect(await store.pictures.find(id)).toEqual(PNG);
    });
  });
}
