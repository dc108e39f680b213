// Reads a checkpoint folder with @huggingface/hub and prints, as JSON, what it made of it, and the moments of every float32 tensor at
// the places that it gives.
//   node read-checkpoint.mjs FOLDER FILE      FILE: model.safetensors, or model.safetensors.index.json
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseSafetensorsMetadata } from "@huggingface/hub";

const [folder, file] = process.argv.slice(2);

// The library asks for ranges of files of a repository; they are those of the folder. Nothing goes over a network.
async function fromFolder(url, init) {
  const path = decodeURIComponent(new URL(url).pathname.split("/resolve/main/")[1] ?? "");
  let bytes;
  try {
    bytes = await readFile(join(folder, path));
  } catch {
    return new Response("Entry not found", { status: 404, headers: { "X-Error-Code": "EntryNotFound" } });
  }
  const range = /^bytes=(\d+)-(\d+)$/.exec(new Headers(init?.headers).get("Range") ?? "");
  if (!range)
    return new Response(bytes, { headers: { "Content-Length": String(bytes.length), ETag: '"x"' } });
  const [first, last] = [Number(range[1]), Math.min(Number(range[2]), bytes.length - 1)];
  return new Response(bytes.subarray(first, last + 1), {
    status: 206,
    headers: { "Content-Range": `bytes ${first}-${last}/${bytes.length}`, "Content-Length": String(last + 1 - first), ETag: '"x"' },
  });
}

async function moments(name, { dtype, shape, data_offsets: [begin, end] }, handle, start) {
  const bytes = new Uint8Array(end - begin);
  await handle.read(bytes, 0, bytes.length, start + begin);
  const tensor = { name, dtype, shape };
  if (dtype !== "F32")
    return tensor;
  const values = new Float32Array(bytes.buffer);
  let sum = 0, squares = 0, least = Infinity, most = -Infinity;
  for (const value of values) {
    sum += value;
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  const mean = sum / values.length;
  for (const value of values)
    squares += (value - mean) ** 2;
  return { ...tensor, count: values.length, mean, std: Math.sqrt(squares / values.length), min: least, max: most };
}

const parsed = await parseSafetensorsMetadata({ repo: "local/checkpoint", path: file, fetch: fromFolder, computeParametersCount: true });
const headers = parsed.sharded ? parsed.headers : { [file]: parsed.header };
const tensors = [];
for (const [name, { __metadata__, ...entries }] of Object.entries(headers)) {
  const handle = await open(join(folder, name));
  const length = new DataView((await handle.read(new Uint8Array(8), 0, 8, 0)).buffer.buffer).getBigUint64(0, true);
  for (const [tensor, entry] of Object.entries(entries))
    tensors.push({ file: name, ...(await moments(tensor, entry, handle, 8 + Number(length))) });
  await handle.close();
}
console.log(JSON.stringify({
  sharded: parsed.sharded,
  parameters: parsed.parameterCount,
  total: parsed.parameterTotal,
  metadata: Object.values(headers).map((header) => header.__metadata__),
  index: parsed.index?.metadata,
  tensors,
}));
