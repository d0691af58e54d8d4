// The browser's own database, as promises: a shelf of drafts and one of submissions, each item under its lease.
export type Shelves = {
  put: (shelf: string, item: object) => Promise<unknown>;
  get: (shelf: string, key: number) => Promise<unknown>;
  delete: (shelf: string, key: number) => Promise<unknown>;
  getAll: (shelf: string) => Promise<unknown>;
};

const NAME = "qilou";
const VERSION = 1;

export async function openShelves(names: readonly string[]): Promise<Shelves> {
  const opening = indexedDB.open(NAME, VERSION);
  opening.onupgradeneeded = () => names.forEach((name) => opening.result.createObjectStore(name, { keyPath: "lease_id" }));
  const db = await finished(opening);
  const on = (shelf: string, mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest) =>
    new Promise<unknown>((resolve, reject) => {
      const transaction = db.transaction(shelf, mode);
      const request = ask(transaction.objectStore(shelf));
      // What was written lasts once the transaction is over, not already when the request is.
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error(`${shelf} could not be written`));
    });
  return {
    put: (shelf, item) => on(shelf, "readwrite", (store) => store.put(item)),
    get: (shelf, key) => on(shelf, "readonly", (store) => store.get(key)),
    delete: (shelf, key) => on(shelf, "readwrite", (store) => store.delete(key)),
    getAll: (shelf) => on(shelf, "readonly", (store) => store.getAll()),
  };
}

function finished<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error("the browser keeps nothing"));
  });
}
