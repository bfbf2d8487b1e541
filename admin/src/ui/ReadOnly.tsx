import { createContext, type ReactNode, useContext } from 'react';

const ReadOnly = createContext(false);

/** Whether what is drawn here is only looked at: by somebody who may not change it. */
export const useReadOnly = (): boolean => useContext(ReadOnly);

export const ReadOnlyProvider = ReadOnly.Provider;

/** A button or field that does nothing but change something: nothing for whoever may only look. */
export const Changing = ({ children }: { children: ReactNode }): ReactNode =>
  useReadOnly() ? null : children;
