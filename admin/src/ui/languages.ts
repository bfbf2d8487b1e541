/** Languages offered for choice; any other BCP 47 tag a channel or operator has stays as it is. */
export const LANGUAGES: readonly string[] = `
  ar bg bn ca cs da de el en en-GB en-US es es-MX et eu fa fi fr fr-CA ga gl he hi hr hu hy id is
  it ja ka kk ko lt lv mk ms mt nb nl nn pl pt pt-BR ro ru sk sl sq sr sv sw ta th tr uk ur vi
  zh-Hans zh-Hant
`
  .trim()
  .split(/\s+/);
