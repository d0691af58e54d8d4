// Sending a file with progress. fetch reports no upload progress, so this one call uses XMLHttpRequest.
import { RefusalError, refusalFrom } from "./refusal";

/** Stream a file as the raw body of a POST; `onShare` hears the share sent, 0..1. */
export function upload<T>(
  address: string, file: Blob, onShare: (share: number) => void, signal?: AbortSignal,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.responseType = "json";
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.upload.onprogress = (event) => event.lengthComputable && onShare(event.loaded / event.total);
    request.onerror = () => reject(new TypeError("network: the upload was cut off"));
    request.onabort = () => reject(new DOMException("The upload was stopped", "AbortError"));
    request.onload = () => {
      if (request.status < 300) resolve(request.response as T); // the contract states the shape; see types.ts
      else reject(new RefusalError(refusalFrom(request.status, request.response)));
    };
    signal?.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}
