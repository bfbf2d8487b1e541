import { Badge, Button, Flex, LinkButton, Typography } from '@strapi/design-system';
import { Eye, Pencil } from '@strapi/icons';
import { useAuth, useNotification } from '@strapi/strapi/admin';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';
import type { PageVersion } from '../../../shared/pages';
import { useSay } from '../plugin/texts';
import { useToasts } from '../plugin/use-toasts';
import { usePreviewMutation } from './api';
import { PAGE_TYPE, pageEditor, publicUrl } from './links';
import { Rows } from './Rows';

const TONES = {
  draft: { backgroundColor: 'neutral150', textColor: 'neutral600' },
  modified: { backgroundColor: 'alternative100', textColor: 'alternative700' },
  published: { backgroundColor: 'success100', textColor: 'success700' },
} as const;

/** The Livechat page in each of its locales. */
export function VersionList({ versions }: { versions: readonly PageVersion[] }): JSX.Element {
  const say = useSay();
  const edits = useEdits();

  if (versions.length === 0) {
    return (
      <Flex gap={4} wrap="wrap">
        <Typography textColor="neutral600">{say('pages.no-page')}</Typography>
        {edits && (
          <LinkButton
            tag={NavLink}
            to={pageEditor(null)}
            variant="secondary"
            startIcon={<Pencil />}
          >
            {say('pages.write')}
          </LinkButton>
        )}
      </Flex>
    );
  }

  return (
    <Rows>
      {versions.map((version) => (
        <li key={version.locale}>
          <VersionLine version={version} edits={edits} />
        </li>
      ))}
    </Rows>
  );
}

function VersionLine({ version, edits }: { version: PageVersion; edits: boolean }): JSX.Element {
  const say = useSay();
  const language = useLanguageName();
  const preview = usePreview();
  const { locale, title, state } = version;

  return (
    <Flex gap={4} justifyContent="space-between" wrap="wrap">
      <Flex gap={3} wrap="wrap">
        <Typography fontWeight="semiBold">{title}</Typography>
        {locale !== null && <Typography textColor="neutral600">{language(locale)}</Typography>}
        <Badge {...TONES[state]}>{say(`pages.state.${state}`)}</Badge>
      </Flex>
      {edits && (
        <Flex gap={2}>
          <Button variant="tertiary" startIcon={<Eye />} onClick={() => preview(locale)}>
            {say('pages.preview')}
          </Button>
          <LinkButton
            tag={NavLink}
            to={pageEditor(locale)}
            variant="secondary"
            startIcon={<Pencil />}
          >
            {say('pages.edit')}
          </LinkButton>
        </Flex>
      )}
    </Flex>
  );
}

/**
 * Opens a preview in a tab of its own. Browsers let one open at a click only, so it waits empty for
 * its address; where none may open at all, the address is told.
 */
function usePreview(): (locale: string | null) => void {
  const say = useSay();
  const { attempt } = useToasts();
  const { toggleNotification } = useNotification();
  const [preview] = usePreviewMutation();

  return (locale) => {
    const tab = window.open('', '_blank');

    attempt(async () => {
      try {
        const url = publicUrl((await preview({ locale }).unwrap()).url);

        if (tab === null) {
          const link = { label: say('pages.preview'), url, target: '_blank' };

          toggleNotification({ type: 'warning', message: say('pages.no-tab'), link });
        }

        tab?.location.replace(url);
      } catch (error) {
        tab?.close();
        throw error;
      }
    });
  };
}

/** Whether the current user may open the page in the Content Manager. */
const useEdits = (): boolean =>
  useAuth('LivechatWebsite', ({ permissions }) =>
    permissions.some(
      ({ action, subject }) =>
        action === 'plugin::content-manager.explorer.read' && subject === PAGE_TYPE
    )
  );

function useLanguageName(): (locale: string) => string {
  const { locale: own } = useIntl();

  return (locale) => new Intl.DisplayNames([own], { type: 'language' }).of(locale) ?? locale;
}
