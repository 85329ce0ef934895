/** A search worker that answers when the test says so. */
import type { SearchWorker } from '../../app/d/[documentId]/_editor/find/expression-search.ts';
import {
  type Answer,
  placesIn,
  type Question,
} from '../../app/d/[documentId]/_editor/find/places.ts';

export class HandWorker implements SearchWorker {
  onmessage: ((event: MessageEvent<Answer>) => void) | null = null;
  onerror: ((event: ErrorEvent) => void) | null = null;
  isTerminated = false;
  readonly #waiting: Question[] = [];

  postMessage(question: Question): void {
    this.#waiting.push(question);
  }

  terminate(): void {
    this.isTerminated = true;
  }

  get waitingTexts(): readonly string[] {
    return this.#waiting.flatMap(({ texts }) => texts);
  }

  begin(): void {
    this.#say('begun');
  }

  answer(): void {
    const question = this.#waiting.shift();
    if (question === undefined) throw new Error('nothing has been asked');
    this.#say(question.texts.map((text) => placesIn(question.pattern, text)));
  }

  #say(data: Answer): void {
    this.onmessage?.({ data } as MessageEvent<Answer>);
  }
}
