// What our server offers beyond the Language Server Protocol: its commands and one notification.

import {
  type BaseLanguageClient,
  ExecuteCommandRequest,
  NotificationType,
  type Position,
} from 'vscode-languageclient/node';

/** How many claims of an article got which verdict. */
export interface Verdicts {
  uri: string;
  version?: number | null;
  supported: number;
  overstated: number;
  contradicted: number;
  unsupported: number;
}

/** Sent after each publication of diagnostics to clients that ask for it. */
export const VerdictsNotification = new NotificationType<Verdicts>('standfirst/verdicts');

/** A question that the article suggests; `newText` is a snippet. */
export interface ProposedQuestion {
  category: string;
  question: string;
  newText: string;
}

/** Questions, and where one is to be inserted. */
export interface ProposedQuestions {
  position: Position;
  questions: ProposedQuestion[];
}

/** What a check of the whole workspace found. */
export interface CheckedArticles {
  articles: number;
  errors: number;
  warnings: number;
  infos: number;
  hints: number;
}

/** The page of a rule, in Markdown. */
export function rulePage(client: BaseLanguageClient, rule: string): Promise<string> {
  return execute(client, 'standfirst.rulePage', rule);
}

/** The questions that fit an article. */
export function proposeQuestions(
  client: BaseLanguageClient,
  uri: string,
): Promise<ProposedQuestions> {
  return execute(client, 'standfirst.proposeQuestions', uri);
}

/** Checks all articles of the workspace and publishes what was found. */
export function checkArticles(client: BaseLanguageClient): Promise<CheckedArticles> {
  return execute(client, 'standfirst.checkArticles');
}

function execute<T>(client: BaseLanguageClient, command: string, ...args: unknown[]): Promise<T> {
  return client.sendRequest(ExecuteCommandRequest.type, { command, arguments: args }) as Promise<T>;
}
