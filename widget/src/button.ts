import { applyPresentation } from './apply-presentation';
import { buttonStyle } from './button-style';
import type { Presentation } from './panel-host';
import { addStyle } from './style';

/** What the button asks the launcher to do. */
export interface ButtonWishes {
  toggle(): void;
  /** First sign of interest: time to fetch the panel. */
  prepare(): void;
}

/** The widget's place in the page, and its button. */
export class Button {
  readonly host = document.createElement('livechat-widget');
  readonly root = this.host.attachShadow({ mode: 'open' });
  readonly dock = document.createElement('div');
  readonly launch = document.createElement('button');

  constructor({ toggle, prepare }: ButtonWishes) {
    const { root, dock, launch } = this;

    addStyle(root, buttonStyle);
    root.append(dock);
    dock.append(launch);
    dock.className = 'dock';
    dock.hidden = true;
    dock.onpointerenter = prepare;
    launch.append(document.createElement('i'));
    launch.className = 'launch';
    launch.onclick = toggle;
    launch.ariaExpanded = 'false';
  }

  show(presentation: Presentation, isFull: boolean): void {
    const { host, dock, launch } = this;
    const { buttonText } = presentation.appearance;

    if (!host.isConnected) {
      document.body.append(host);
    }

    dock.hidden = isFull;
    launch.title = buttonText;
    launch.ariaLabel = buttonText;
    applyPresentation(host, presentation);
  }
}
