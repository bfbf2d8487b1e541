import { compose, type Plugin } from './plugin/compose';
import { slices } from './slices';

const plugin: Plugin = compose(slices);

export default plugin;
