import { Button, Dialog, Flex, Grid, Typography } from '@strapi/design-system';
import { Check } from '@strapi/icons';
import { BackButton, ConfirmDialog, Layouts, Page } from '@strapi/strapi/admin';
import { useState } from 'react';
import { useIntl } from 'react-intl';
import { useParams } from 'react-router-dom';
import type { EmailTemplate, TemplateVariable } from '../../../shared/templates';
import { useKindName } from '../outbox/use-kind-name';
import { HOME } from '../plugin/ids';
import { usePermitted } from '../plugin/permissions';
import { refusalOf } from '../plugin/refusal';
import { useSay } from '../plugin/texts';
import { FailedPage } from '../ui/FailedPage';
import { LongTextField, TextField } from '../ui/fields';
import { Panel } from '../ui/Panel';
import { ReadOnlyProvider } from '../ui/ReadOnly';
import { Unknown } from '../ui/Unknown';
import { UnsavedGuard } from '../ui/UnsavedGuard';
import { useTemplateQuery } from './api';
import { PreviewPanel } from './PreviewPanel';
import { type TemplateForm, useTemplateForm } from './use-template-form';

/** One e-mail in one language: what it says, and what it looks like. */
export function TemplatePage(): JSX.Element {
  const { kind = '', language = '' } = useParams();
  const { currentData, error, refetch } = useTemplateQuery({ kind, language });

  // Another template is another form.
  if (currentData !== undefined) {
    return <Editor key={`${kind}/${language}`} template={currentData} />;
  }

  if (error === undefined) {
    return <Page.Loading />;
  }

  return refusalOf(error).code === 'TEMPLATE_UNKNOWN' ? (
    <Unknown
      title="template.unknown"
      hint="template.unknown-hint"
      to="/templates"
      way="templates.all"
    />
  ) : (
    <FailedPage error={error} onRetry={refetch} />
  );
}

function Editor({ template }: { template: EmailTemplate }): JSX.Element {
  const kindName = useKindName();
  const { formatDisplayName } = useIntl();
  const form = useTemplateForm(template);
  const mayChange = usePermitted('templates.update');
  const { kind, language } = template;
  const title = kindName(kind);

  return (
    <Page.Main>
      <Page.Title>{title}</Page.Title>
      <UnsavedGuard
        isChanged={form.isChanged}
        isFree={() => false}
        home={`${HOME}/templates/${kind}/${language}`}
      />
      <Layouts.Header
        title={title}
        subtitle={formatDisplayName(language, { type: 'language' }) ?? language}
        navigationAction={<BackButton fallback={`${HOME}/templates`} />}
        primaryAction={mayChange && <Actions form={form} />}
      />
      <Layouts.Content>
        <Grid.Root gap={5}>
          <Grid.Item xs={12} m={6} direction="column" alignItems="stretch" gap={5}>
            <ReadOnlyProvider value={!mayChange}>
              <Fields form={form} variables={template.variables} />
            </ReadOnlyProvider>
          </Grid.Item>
          <Grid.Item xs={12} m={6} direction="column" alignItems="stretch">
            <PreviewPanel kind={kind} language={language} draft={form.draft} />
          </Grid.Item>
        </Grid.Root>
      </Layouts.Content>
    </Page.Main>
  );
}

function Actions({ form }: { form: TemplateForm }): JSX.Element {
  const say = useSay();
  const [isAsking, setAsking] = useState(false);

  return (
    <Flex gap={2} wrap="wrap">
      <Button variant="tertiary" disabled={!form.canReset} onClick={() => setAsking(true)}>
        {say('templates.reset')}
      </Button>
      <Button variant="secondary" loading={form.isTesting} onClick={form.test}>
        {say('templates.test')}
      </Button>
      <Button
        startIcon={<Check />}
        disabled={!form.isChanged}
        loading={form.isSaving}
        onClick={form.save}
      >
        {say('form.save')}
      </Button>
      <Dialog.Root open={isAsking} onOpenChange={setAsking}>
        <ConfirmDialog title={say('templates.reset')} onConfirm={form.reset}>
          {say('templates.reset-question')}
        </ConfirmDialog>
      </Dialog.Root>
    </Flex>
  );
}

interface FieldsProps {
  form: TemplateForm;
  variables: readonly TemplateVariable[];
}

function Fields({ form, variables }: FieldsProps): JSX.Element {
  const say = useSay();
  const { draft, faults, change } = form;

  return (
    <Panel title={say('templates.text')}>
      <TextField
        name="subject"
        label={say('templates.subject')}
        isRequired
        value={draft.subject}
        error={faults.subject}
        onChange={(subject) => change({ subject })}
      />
      <LongTextField
        name="body"
        label={say('templates.body')}
        hint={say('templates.body-hint')}
        height="32rem"
        isRequired
        value={draft.body}
        error={faults.body}
        onChange={(body) => change({ body })}
      />
      <Variables variables={variables} />
    </Panel>
  );
}

function Variables({ variables }: { variables: readonly TemplateVariable[] }): JSX.Element {
  const say = useSay();

  return (
    <div>
      <Typography variant="sigma" textColor="neutral600" tag="h3">
        {say('templates.variables')}
      </Typography>
      <ul>
        {variables.map(({ name, type, needed }) => (
          <li key={name}>
            <Typography>
              <code>{`{{${name}}}`}</code>
              <span>
                {` · ${say(`templates.type.${type}`)}${needed ? ` · ${say('templates.needed')}` : ''}`}
              </span>
            </Typography>
          </li>
        ))}
      </ul>
    </div>
  );
}
