/**
 * A server of a test's own: a new record in a folder that goes away again, reports and accounts as the test
 * gives them, any free port. `SIJILL_BINARY` is the program.
 */

import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

/** Makes an empty record. Gives what runs the program on it, what serves it, and what takes it away. */
export function newRecord() {
  const binary = process.env.SIJILL_BINARY;
  if (!binary) throw new Error("SIJILL_BINARY does not say which program to test.");
  const folder = mkdtempSync(join(tmpdir(), "sijill-e2e-"));
  const env = {
    ...process.env,
    SIJILL_HOME: join(folder, "home"),
    SIJILL_RECORD: join(folder, "own.sijill"),
  };
  const run = (...words) => execFileSync(binary, words, { env, encoding: "utf8" });
  let server;

  run("init", env.SIJILL_RECORD, "--name", "test.example/own");
  return {
    run,
    /** A file in the record's folder. */
    file(name, content) {
      const path = join(folder, name);
      writeFileSync(path, content);
      return path;
    },
    /** Serves the record; gives the address, without a slash at its end. */
    async serve(...options) {
      server = spawn(binary, ["serve", "--listen", "127.0.0.1:0", ...options], {
        env,
        stdio: ["ignore", "pipe", "inherit"],
      });
      for await (const line of createInterface({ input: server.stdout })) {
        const address = line.match(/https?:\/\/\S+/)?.[0];
        if (address) return address.replace(/\/$/, "");
      }
      throw new Error("The server ended before it told its address.");
    },
    /** Ends the server, and the record with it. */
    async end() {
      if (server && server.exitCode === null) {
        const ended = new Promise(resolve => server.once("exit", resolve));
        server.kill();
        await ended;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
