import type { Core } from '@strapi/strapi';
import type { z } from '@strapi/utils';
import type { Action } from '../../../shared/permissions';
import { logFault } from './background';
import { replyError } from './errors';
import { type Ability, actionId, type Caller, callerOf } from './permissions';
import { validate } from './validate';

interface ToolOf<Input extends z.ZodObject> {
  /** Without the `livechat_` every name begins with. */
  name: string;
  title: string;
  description: string;
  /** One of these actions is needed. */
  can: readonly [Action, ...Action[]];
  input: Input;
  output: z.ZodObject;
  answer: (strapi: Core.Strapi, input: z.infer<Input>, caller: Caller) => Promise<object>;
}

/** Something an assistant may ask this plugin through Strapi's MCP server. */
export interface Tool {
  name: string;
  register: (strapi: Core.Strapi) => void;
}

/** A tool, typed by the input it takes. */
export const defineTool = <Input extends z.ZodObject>(tool: ToolOf<Input>): Tool => ({
  name: `livechat_${tool.name}`,
  register: (strapi) => registerTool(strapi, tool),
});

interface Context {
  userAbility: Ability;
  user: { id: string | number };
}

/** Strapi's MCP server, as far as we use it; Strapi before 5.47 has none. */
interface McpServer {
  isEnabled?: () => boolean;
  registerTool: (tool: object) => void;
}

const serverOf = (strapi: Core.Strapi): McpServer | undefined =>
  (strapi as { ai?: { mcp?: McpServer } }).ai?.mcp;

/** Whether assistants can ask anything: Strapi's MCP server is off unless the configuration turns it on. */
export function servesTools(strapi: Core.Strapi): boolean {
  const server = serverOf(strapi);

  return server !== undefined && server.isEnabled?.() !== false;
}

function registerTool<Input extends z.ZodObject>(strapi: Core.Strapi, tool: ToolOf<Input>): void {
  const { name, title, description, can, input, output } = tool;

  serverOf(strapi)?.registerTool({
    name: `livechat_${name}`,
    title,
    description,
    telemetry: { source: 'livechat', name },
    auth: { policies: can.map((uid) => ({ action: actionId(uid) })) },
    resolveInputSchema: () => input,
    resolveOutputSchema: () => output,
    createHandler:
      (_strapi: Core.Strapi, state: Context) =>
      ({ args }: { args: unknown }) =>
        answered(strapi, async () =>
          tool.answer(strapi, validate(input, args ?? {}), callerOf({ state }))
        ),
  });
}

/** What an assistant is told: the answer as data and as text, or why there is none. */
async function answered(strapi: Core.Strapi, answer: () => Promise<object>): Promise<object> {
  try {
    const structuredContent = await answer();

    return {
      content: [{ type: 'text', text: JSON.stringify(structuredContent) }],
      structuredContent,
    };
  } catch (error) {
    const { code, message } = replyError(error);

    if (code === 'INTERNAL') {
      logFault(strapi, 'a tool', error);
    }

    return { content: [{ type: 'text', text: `${code}: ${message}` }], isError: true };
  }
}
