/**
 * Statements that the embedded database keeps planned: one that is asked in every turn takes longer to plan than to
 * run (3 ms and 0.2, measured), and PGlite's own `query` plans it each time. Uses the extended protocol
 * (postgresql.org/docs/18/protocol-flow.html) through PGlite's `execProtocolStream`.
 */
import { parse, type PGlite, protocol } from '@electric-sql/pglite';
import { sqlStateOf } from './database-error.ts';
import type { Row } from './store.ts';

type Messages = Awaited<ReturnType<PGlite['execProtocolStream']>>;

interface Kept {
  readonly name: string;
  /** OIDs of its parameters. */
  readonly types: readonly number[];
  /** What its columns are. */
  readonly columns: Messages;
}

/** Each takes up to 0.3 MB. */
const MOST_KEPT = 32;
/** What it answers with has changed, since its tables are others now; or it is kept no longer. */
const GONE = ['0A000', '26000'];
const { serialize } = protocol;

/** The caller sees to it that one statement is asked after the other. Rejects with PGlite's error. */
export function createStatements(
  database: Pick<PGlite, 'execProtocolStream' | 'serializers' | 'parsers'>,
): (sql: string, parameters: readonly unknown[]) => Promise<readonly Row[]> {
  const kept = new Map<string, Kept>();
  let made = 0;

  /** All in one piece, so that whatever is refused ends at its end. */
  const send = async (...messages: readonly Uint8Array[]) =>
    await database.execProtocolStream(Buffer.concat([...messages, serialize.sync()]));

  async function plan(sql: string): Promise<Kept> {
    made += 1;
    const name = `kept_${String(made)}`;
    const messages = await send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: 'S', name }),
    );
    return {
      name,
      types: parse.parseDescribeStatementResults(messages),
      columns: messages.filter((message) => message.name === 'rowDescription'),
    };
  }

  async function forget(sql: string, { name }: Kept): Promise<void> {
    kept.delete(sql);
    await send(serialize.close({ type: 'S', name }));
  }

  async function known(sql: string): Promise<Kept> {
    const statement = kept.get(sql) ?? (await plan(sql));
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept;
    if (kept.size > MOST_KEPT && oldest !== undefined) await forget(...oldest);
    return statement;
  }

  async function run(sql: string, parameters: readonly unknown[]): Promise<readonly Row[]> {
    const statement = await known(sql);
    const values = parameters.map((value, at) => {
      if (value === null || value === undefined) return null;
      // Bytes are a value in the binary format of its type, as they are for `pg`.
      if (value instanceof Uint8Array) return value;
      return (database.serializers[statement.types[at] ?? 0] ?? String)(value);
    });
    try {
      const messages = await send(
        serialize.bind({ statement: statement.name, values }),
        serialize.execute({}),
      );
      const [result] = parse.parseResults([...statement.columns, ...messages], database.parsers);
      return result?.rows ?? [];
    } catch (error) {
      await forget(sql, statement);
      throw error;
    }
  }

  return async (sql, parameters) => {
    const wasKept = kept.has(sql);
    try {
      return await run(sql, parameters);
    } catch (error) {
      if (!wasKept || !GONE.includes(sqlStateOf(error) ?? '')) throw error;
      return await run(sql, parameters);
    }
  };
}
