// node run-model.mjs MODEL SHAPE INPUT OUTPUT
//   Runs an ONNX model on float32 numbers: INPUT holds them row by row, SHAPE is theirs (1,3,224,224). The first output's numbers
//   go to OUTPUT; its shape and the names of inputs and outputs are printed as JSON.
import { readFileSync, writeFileSync } from 'node:fs';
import ort from 'onnxruntime-node';

const [model, shape, input, output] = process.argv.slice(2);
const session = await ort.InferenceSession.create(model);
const bytes = readFileSync(input);
const data = new Float32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
const results = await session.run({ [session.inputNames[0]]: new ort.Tensor('float32', data, shape.split(',').map(Number)) });
const first = results[session.outputNames[0]];
writeFileSync(output, new Uint8Array(first.data.buffer, first.data.byteOffset, first.data.byteLength));
console.log(JSON.stringify({ inputs: session.inputNames, outputs: session.outputNames, shape: first.dims }));
