import { IconButton, IconButtonGroup } from '@strapi/design-system';
import { type ChartCircle, GridFour, GridNine, List, PresentationChart } from '@strapi/icons';
import { useSay } from '../plugin/texts';

/** Ways to look at a report. */
export type ReportView = 'kanban' | 'list' | 'pivot' | 'graph';

const ICONS: Record<ReportView, typeof ChartCircle> = {
  kanban: GridFour,
  list: List,
  pivot: GridNine,
  graph: PresentationChart,
};

interface Props<View extends ReportView> {
  /** Those this report has. */
  views: readonly View[];
  view: View;
  onChange: (view: View) => void;
}

/** The ways to look at a report. */
export function ViewSwitch<View extends ReportView>({
  views,
  view,
  onChange,
}: Props<View>): JSX.Element {
  const say = useSay();

  return (
    <div role="toolbar" aria-label={say('report.views')}>
      <IconButtonGroup>
        {views.map((one) => {
          const Icon: typeof ChartCircle = ICONS[one];

          return (
            <IconButton
              key={one}
              label={say(`report.view.${one}`)}
              aria-pressed={view === one}
              variant={view === one ? 'secondary' : 'tertiary'}
              onClick={() => onChange(one)}
            >
              <Icon />
            </IconButton>
          );
        })}
      </IconButtonGroup>
    </div>
  );
}
