// Calls every method of the published TypeScript client, and prints what came of it: `node drive.cjs URL FILES`.
//
// drive.py does the same, step by step, with the published Python client.
const fs = require("node:fs");
const path = require("node:path");
const { createRequire } = require("node:module");
// Node looks for packages beside a program; this one's are elsewhere.
const { SyncClient } = createRequire(path.join(process.argv[4], "package.json"))("@sync.so/sdk");

const INPUT = [
  { type: "video", url: "https://example.com/video.mp4" },
  { type: "audio", url: "https://example.com/audio.wav" },
];

async function drive({ generations, assets, batch, models }, files) {
  const file = (name) => fs.createReadStream(path.join(files, name));
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const results = {};

  const created = await generations.create({ model: "lipsync-2", input: INPUT });
  results["generations.create"] = created.status;
  const uploaded = await generations.createWithFiles(file("video.mp4"), file("audio.wav"), { model: "lipsync-2" });
  results["generations.create_with_files"] = uploaded.input.map((item) => item.type);
  results["generations.get"] = (await generations.get(created.id)).status;
  results["generations.list"] = [
    (await generations.list({ status: ["COMPLETED", "FAILED"] })).length,
    (await generations.list({ status: ["FAILED"] })).length,
    (await generations.list({ ids: [created.id] })).length,
  ];
  results["generations.estimate_cost"] = (await generations.estimateCost({ model: "lipsync-2", input: INPUT })).length;

  const page = await assets.list({ types: ["VIDEO", "AUDIO"], limit: 1, sortBy: "dateDesc" });
  const images = await assets.list({ types: ["IMAGE"] });
  results["assets.list"] = [page.totalCount, page.items.length, images.items.length];
  results["assets.get"] = (await assets.get(page.items[0].id)).type;
  results["models.list"] = (await models.list()).map((model) => model.id).includes("lipsync-2");

  const tried = await batch.create(file("rows.jsonl"), { dry_run: true });
  const started = await batch.create(file("rows.jsonl"), {});
  results["batch.create"] = [tried.status, started.status];
  results["batch.get"] = (await batch.get(started.id)).status;
  const found = await batch.list({ status: "COMPLETED", created_after: since });
  results["batch.list"] = found.length === 1 && found[0].id === started.id;
  return results;
}

// TypeScript's own methods stand beside each public one, as `__name` and `_name`.
function* methods(client) {
  for (const resource of ["assets", "batch", "generations", "models"]) {
    for (const name of Object.getOwnPropertyNames(Object.getPrototypeOf(client[resource]))) {
      if (name !== "constructor" && !name.startsWith("_")) {
        yield `${resource}.${name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
      }
    }
  }
}

const client = new SyncClient({ baseUrl: process.argv[2], apiKey: "test" });
drive(client, process.argv[3]).then((results) =>
  console.log(JSON.stringify({ methods: [...methods(client)].sort(), results })),
);
