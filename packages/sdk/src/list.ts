/** Where a page begins; nothing for the first. */
interface At {
  cursor?: string;
}

/**
 * A list that is read as it is used: `for await (const token of keyfob.listTokens('acme'))` goes through every row of
 * every page, `.page()` answers one page as the service gives it.
 */
export class List<Row, Page extends { data: Row[]; next_cursor: string | null }> implements AsyncIterable<Row> {
  readonly #load: (at: At) => Promise<Page>;

  constructor(load: (at: At) => Promise<Page>) {
    this.#load = load;
  }

  /** One page: the first, or the one after `cursor` (a page's `next_cursor`). */
  page(cursor?: string): Promise<Page> {
    return this.#load(cursor === undefined ? {} : { cursor });
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Row, void, undefined> {
    let page = await this.page();
    yield* page.data;
    while (page.next_cursor !== null) {
      page = await this.page(page.next_cursor);
      yield* page.data;
    }
  }
}
