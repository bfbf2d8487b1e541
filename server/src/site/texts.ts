import type { Period } from '../../../shared/pages';
import type { FaceName } from '../../../shared/ratings';
import { LANGUAGES, type Language } from './languages';

/** The pages' own words. `{…}` is filled in; sentences are built so that no number needs a plural. */
export interface Texts {
  language: string;
  languages: string;
  channels: string;
  noChannels: string;
  back: string;
  satisfaction: string;
  faces: Record<FaceName, string>;
  happy: string;
  counted: string;
  notEnough: string;
  period: string;
  periods: Record<Period, string>;
  latest: string;
  latestNote: string;
  members: string;
  membersNote: string;
  notRated: string;
  promise: string;
  notFound: string;
  notFoundNote: string;
  start: string;
  /** In place of a chat whose channel is unknown or deleted. */
  chatGone: string;
  chatGoneNote: string;
  /** Said to those who may publish only. */
  editors: string;
  published: string;
  unpublished: string;
  draft: string;
  modifiedDraft: string;
  modifiedSince: string;
  openChannel: string;
  editPage: string;
  publishedSwitch: string;
  on: string;
  off: string;
}

const en: Texts = {
  language: 'English',
  languages: 'Language',
  channels: 'Live chat channels',
  noChannels: 'No public channels yet',
  back: 'All channels',
  satisfaction: 'Customer satisfaction',
  faces: { satisfied: 'Satisfied', okay: 'Okay', dissatisfied: 'Dissatisfied' },
  happy: '{share} satisfied',
  counted: 'Ratings counted: {count}',
  notEnough: 'Figures appear here once enough customers have rated (needed: {minimum}).',
  period: 'Period',
  periods: { 7: '7 days', 30: '30 days', 90: '90 days', all: 'All time' },
  latest: 'Latest ratings',
  latestNote: 'The latest {count}, newest first',
  members: 'The team',
  membersNote: 'Each person’s own ratings among the latest {count}',
  notRated: 'Not rated yet',
  promise: 'Rated by customers at the end of a conversation. Names and comments stay private.',
  chatGone: 'This chat is no longer available',
  chatGoneNote: 'It was closed for good, or the address is mistyped.',
  notFound: 'This page does not exist',
  notFoundNote: 'The address may be mistyped, or what was here is not public.',
  start: 'Start page',
  editors: 'For you, not for the public',
  published: 'Everybody can see this page.',
  unpublished: 'Only those who may publish see this page.',
  draft: 'A draft: the public does not see this page.',
  modifiedDraft: 'A draft with changes that the public does not see yet.',
  modifiedSince: 'Everybody can see this page; a later draft is not published yet.',
  openChannel: 'Open the channel',
  editPage: 'Edit the page',
  publishedSwitch: 'Ratings published',
  on: 'Published',
  off: 'Unpublished',
};

const fr: Texts = {
  language: 'Français',
  languages: 'Langue',
  channels: 'Canaux de discussion',
  noChannels: 'Aucun canal public pour le moment',
  back: 'Tous les canaux',
  satisfaction: 'Satisfaction des clients',
  faces: { satisfied: 'Satisfait', okay: 'Correct', dissatisfied: 'Insatisfait' },
  happy: '{share} de satisfaits',
  counted: 'Avis pris en compte : {count}',
  notEnough:
    'Les chiffres s’affichent dès qu’assez de clients ont donné leur avis (minimum : {minimum}).',
  period: 'Période',
  periods: { 7: '7 jours', 30: '30 jours', 90: '90 jours', all: 'Depuis le début' },
  latest: 'Derniers avis',
  latestNote: 'Les {count} derniers, du plus récent au plus ancien',
  members: 'L’équipe',
  membersNote: 'Les avis de chaque personne parmi les {count} derniers',
  notRated: 'Pas encore d’avis',
  promise:
    'Avis donnés par les clients à la fin d’une conversation. Noms et commentaires restent privés.',
  chatGone: 'Ce chat n’est plus disponible',
  chatGoneNote: 'Il a été fermé définitivement, ou l’adresse est mal saisie.',
  notFound: 'Cette page n’existe pas',
  notFoundNote: 'L’adresse est peut-être mal saisie, ou ce qui s’y trouvait n’est pas public.',
  start: 'Page d’accueil',
  editors: 'Pour vous, pas pour le public',
  published: 'Tout le monde peut voir cette page.',
  unpublished: 'Seules les personnes qui peuvent publier voient cette page.',
  draft: 'Un brouillon : le public ne voit pas cette page.',
  modifiedDraft: 'Un brouillon dont les modifications ne sont pas encore publiques.',
  modifiedSince:
    'Tout le monde peut voir cette page ; un brouillon plus récent n’est pas encore publié.',
  openChannel: 'Ouvrir le canal',
  editPage: 'Modifier la page',
  publishedSwitch: 'Avis publiés',
  on: 'Publié',
  off: 'Non publié',
};

const de: Texts = {
  language: 'Deutsch',
  languages: 'Sprache',
  channels: 'Live-Chat-Kanäle',
  noChannels: 'Noch keine öffentlichen Kanäle',
  back: 'Alle Kanäle',
  satisfaction: 'Kundenzufriedenheit',
  faces: { satisfied: 'Zufrieden', okay: 'In Ordnung', dissatisfied: 'Unzufrieden' },
  happy: '{share} zufrieden',
  counted: 'Gezählte Bewertungen: {count}',
  notEnough: 'Zahlen erscheinen hier, sobald genügend Kunden bewertet haben (nötig: {minimum}).',
  period: 'Zeitraum',
  periods: { 7: '7 Tage', 30: '30 Tage', 90: '90 Tage', all: 'Gesamt' },
  latest: 'Neueste Bewertungen',
  latestNote: 'Die neuesten {count}, die jüngste zuerst',
  members: 'Das Team',
  membersNote: 'Die eigenen Bewertungen jeder Person unter den neuesten {count}',
  notRated: 'Noch nicht bewertet',
  promise: 'Von Kunden am Ende eines Gesprächs bewertet. Namen und Kommentare bleiben privat.',
  chatGone: 'Diesen Chat gibt es nicht mehr',
  chatGoneNote: 'Er wurde für immer geschlossen, oder die Adresse ist falsch geschrieben.',
  notFound: 'Diese Seite gibt es nicht',
  notFoundNote:
    'Die Adresse ist vielleicht falsch geschrieben, oder was hier war, ist nicht öffentlich.',
  start: 'Startseite',
  editors: 'Für Sie, nicht für die Öffentlichkeit',
  published: 'Alle können diese Seite sehen.',
  unpublished: 'Diese Seite sieht nur, wer veröffentlichen darf.',
  draft: 'Ein Entwurf: Die Öffentlichkeit sieht diese Seite nicht.',
  modifiedDraft: 'Ein Entwurf mit Änderungen, die die Öffentlichkeit noch nicht sieht.',
  modifiedSince:
    'Alle können diese Seite sehen; ein neuerer Entwurf ist noch nicht veröffentlicht.',
  openChannel: 'Kanal öffnen',
  editPage: 'Seite bearbeiten',
  publishedSwitch: 'Bewertungen veröffentlicht',
  on: 'Veröffentlicht',
  off: 'Nicht veröffentlicht',
};

const es: Texts = {
  language: 'Español',
  languages: 'Idioma',
  channels: 'Canales de chat',
  noChannels: 'Todavía no hay canales públicos',
  back: 'Todos los canales',
  satisfaction: 'Satisfacción de los clientes',
  faces: { satisfied: 'Satisfecho', okay: 'Correcto', dissatisfied: 'Insatisfecho' },
  happy: '{share} de satisfechos',
  counted: 'Valoraciones contadas: {count}',
  notEnough: 'Las cifras aparecen cuando han valorado suficientes clientes (mínimo: {minimum}).',
  period: 'Periodo',
  periods: { 7: '7 días', 30: '30 días', 90: '90 días', all: 'Siempre' },
  latest: 'Últimas valoraciones',
  latestNote: 'Las últimas {count}, de la más reciente a la más antigua',
  members: 'El equipo',
  membersNote: 'Las valoraciones propias de cada persona entre las últimas {count}',
  notRated: 'Aún sin valorar',
  promise:
    'Valorado por clientes al final de una conversación. Los nombres y comentarios son privados.',
  chatGone: 'Este chat ya no está disponible',
  chatGoneNote: 'Se ha cerrado definitivamente o la dirección está mal escrita.',
  notFound: 'Esta página no existe',
  notFoundNote: 'Puede que la dirección esté mal escrita o que lo que había aquí no sea público.',
  start: 'Página de inicio',
  editors: 'Para usted, no para el público',
  published: 'Todo el mundo puede ver esta página.',
  unpublished: 'Solo ven esta página quienes pueden publicarla.',
  draft: 'Un borrador: el público no ve esta página.',
  modifiedDraft: 'Un borrador con cambios que el público todavía no ve.',
  modifiedSince: 'Todo el mundo puede ver esta página; hay un borrador posterior sin publicar.',
  openChannel: 'Abrir el canal',
  editPage: 'Editar la página',
  publishedSwitch: 'Valoraciones publicadas',
  on: 'Publicado',
  off: 'Sin publicar',
};

const ro: Texts = {
  language: 'Română',
  languages: 'Limbă',
  channels: 'Canale de chat',
  noChannels: 'Încă nu există canale publice',
  back: 'Toate canalele',
  satisfaction: 'Satisfacția clienților',
  faces: { satisfied: 'Mulțumit', okay: 'Acceptabil', dissatisfied: 'Nemulțumit' },
  happy: '{share} mulțumiți',
  counted: 'Evaluări numărate: {count}',
  notEnough: 'Cifrele apar după ce suficienți clienți au dat o evaluare (minim: {minimum}).',
  period: 'Perioadă',
  periods: { 7: '7 zile', 30: '30 de zile', 90: '90 de zile', all: 'Tot timpul' },
  latest: 'Cele mai recente evaluări',
  latestNote: 'Cele mai recente {count}, de la nou la vechi',
  members: 'Echipa',
  membersNote: 'Evaluările proprii ale fiecărei persoane dintre cele mai recente {count}',
  notRated: 'Încă fără evaluări',
  promise: 'Evaluat de clienți la finalul conversației. Numele și comentariile rămân private.',
  chatGone: 'Acest chat nu mai este disponibil',
  chatGoneNote: 'A fost închis definitiv sau adresa este scrisă greșit.',
  notFound: 'Această pagină nu există',
  notFoundNote: 'Adresa poate fi scrisă greșit sau ceea ce era aici nu este public.',
  start: 'Pagina de start',
  editors: 'Pentru dumneavoastră, nu pentru public',
  published: 'Toată lumea poate vedea această pagină.',
  unpublished: 'Doar cine poate publica vede această pagină.',
  draft: 'O ciornă: publicul nu vede această pagină.',
  modifiedDraft: 'O ciornă cu modificări pe care publicul încă nu le vede.',
  modifiedSince:
    'Toată lumea poate vedea această pagină; o ciornă mai nouă nu este încă publicată.',
  openChannel: 'Deschide canalul',
  editPage: 'Editează pagina',
  publishedSwitch: 'Evaluări publicate',
  on: 'Publicat',
  off: 'Nepublicat',
};

const ar: Texts = {
  language: 'العربية',
  languages: 'اللغة',
  channels: 'قنوات الدردشة',
  noChannels: 'لا توجد قنوات عامة بعد',
  back: 'كل القنوات',
  satisfaction: 'رضا العملاء',
  faces: { satisfied: 'راضٍ', okay: 'مقبول', dissatisfied: 'غير راضٍ' },
  happy: '{share} راضون',
  counted: 'عدد التقييمات المحتسبة: {count}',
  notEnough: 'تظهر الأرقام هنا بعد أن يقيّم عدد كافٍ من العملاء (الحد الأدنى: {minimum}).',
  period: 'الفترة',
  periods: { 7: '7 أيام', 30: '30 يومًا', 90: '90 يومًا', all: 'كل الوقت' },
  latest: 'أحدث التقييمات',
  latestNote: 'أحدث {count}، من الأجدد إلى الأقدم',
  members: 'الفريق',
  membersNote: 'تقييمات كل شخص وحده من بين أحدث {count}',
  notRated: 'لم يُقيَّم بعد',
  promise: 'تقييمات من العملاء في نهاية المحادثة. تبقى الأسماء والتعليقات خاصة.',
  chatGone: 'لم تعد هذه المحادثة متاحة',
  chatGoneNote: 'أُغلقت نهائيًا، أو أن العنوان مكتوب بشكل خاطئ.',
  notFound: 'هذه الصفحة غير موجودة',
  notFoundNote: 'قد يكون العنوان مكتوبًا بشكل خاطئ، أو أن ما كان هنا ليس عامًا.',
  start: 'الصفحة الرئيسية',
  editors: 'لك أنت، لا للعموم',
  published: 'يمكن للجميع رؤية هذه الصفحة.',
  unpublished: 'لا يرى هذه الصفحة إلا من يحق له النشر.',
  draft: 'مسودة: لا يرى الجمهور هذه الصفحة.',
  modifiedDraft: 'مسودة فيها تغييرات لا يراها الجمهور بعد.',
  modifiedSince: 'يمكن للجميع رؤية هذه الصفحة؛ وهناك مسودة أحدث لم تُنشر بعد.',
  openChannel: 'افتح القناة',
  editPage: 'حرّر الصفحة',
  publishedSwitch: 'التقييمات منشورة',
  on: 'منشور',
  off: 'غير منشور',
};

const CATALOGUE: Record<Language, Texts> = { en, fr, de, es, ro, ar };

/** The words of a language. */
export const textsOf = (language: Language): Texts => CATALOGUE[language];

/** Every language with its own name, as a switch lists them. */
export const languageNames = (): { language: Language; name: string }[] =>
  LANGUAGES.map((language) => ({ language, name: CATALOGUE[language].language }));

/** A sentence with its places filled in. */
export const filled = (sentence: string, values: Record<string, string>): string =>
  sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);

/** A share as its language writes it: `82.4 %`. */
export const percent = (share: number, language: Language): string =>
  new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share / 100);

/** A number as its language writes it. */
export const number = (value: number, language: Language): string =>
  new Intl.NumberFormat(language).format(value);
