/** Texts that break what handles text carelessly. None of them is empty once trimmed. */
export const NASTY_TEXTS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '&lt;b&gt; &amp; &#39;',
  "Robert'); DROP TABLE livechat_messages;--",
  `\${7*7} {{7*7}} <%= 7*7 %>`,
  '=HYPERLINK("https://evil.example")',
  '/slash and ../../etc/passwd and %2e%2e%2f',
  'javascript:alert(1)',
  'data:text/html;base64,PHNjcmlwdD4=',
  '漢字かな交じり文 한국어',
  'مرحبا بالعالم',
  '👩‍👩‍👧‍👦 👍🏽 🏳️‍🌈',
  'z̷̢̛a̸l̶g̵o̷',
  '\u202Eright to left\u202C',
  'line one\nline two\r\nline three',
  'tab\there and no-break\u00A0space',
  '__proto__ constructor toString',
  'null',
  '0',
  'a'.repeat(5_000),
] as const;

/** What no text field may accept as text. */
export const NOT_TEXTS = [null, undefined, 0, 5, true, [], {}, [['a']], { toString: 'a' }] as const;

/** Ids that name nothing. */
export const UNKNOWN_IDS = [
  'nothing',
  '0',
  '-1',
  'a'.repeat(300),
  '../admin',
  "' OR 1=1 --",
  '漢',
  '%00',
] as const;
