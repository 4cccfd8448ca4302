// Owns the one message that the share sheet copies: what a recipient needs, in the order in which it is easiest (links.md "Sharing").

/** Words in the recipient's language, already filled in. */
export interface ShareTexts {
  /** What this is about: name, amount, unit. */
  readonly intro: string;
  /** Stands before the web link. */
  readonly webLink: string;
  /** Says that a file is attached and what to do with it. */
  readonly file: string;
  /** Stands before the link of the app. */
  readonly appLink: string;
  /** What the link can reach, for example "works only while this computer is on". */
  readonly reach: string;
}

export interface ShareLinks {
  /** Null when the address was not declared reachable. */
  readonly webLink: string | null;
  /** Name of the file that travels beside the message, or null. */
  readonly fileName: string | null;
  readonly appLink: string;
}

/** Web link if there is one, else the file, then the app link. Each link stands alone on its line, so that chats make it clickable. */
export function buildShareMessage(texts: ShareTexts, links: ShareLinks): string {
  const first = links.webLink === null ? fileLines(texts, links.fileName) : [`${texts.webLink}\n${links.webLink}`];
  const parts = [texts.intro, ...first, `${texts.appLink}\n${links.appLink}`, texts.reach];
  return parts.filter((part) => part !== '').join('\n\n');
}

function fileLines(texts: ShareTexts, fileName: string | null): readonly string[] {
  return fileName === null ? [] : [`${texts.file}\n${fileName}`];
}
