import type { Component } from "svelte";
import type { Kind } from "../bindings/wire";
import AmountField from "./AmountField.svelte";
import ChoiceField from "./ChoiceField.svelte";
import ChoicesField from "./ChoicesField.svelte";
import EntryField from "./EntryField.svelte";
import LineField from "./LineField.svelte";
import LinkField from "./LinkField.svelte";
import PeriodField from "./PeriodField.svelte";
import type { FieldProps } from "./props";
import RichField from "./RichField.svelte";
import RowsField from "./RowsField.svelte";
import TableField from "./TableField.svelte";
import TextField from "./TextField.svelte";
import YesNoField from "./YesNoField.svelte";

/** The component of each kind of field. Total: a kind without a component does not compile. */
export const registry: Record<Kind["kind"], Component<FieldProps>> = {
  line: LineField,
  text: TextField,
  rich: RichField,
  money: AmountField,
  number: AmountField,
  percent: AmountField,
  year: EntryField,
  date: EntryField,
  period: PeriodField,
  yesNo: YesNoField,
  choice: ChoiceField,
  choices: ChoicesField,
  link: LinkField,
  links: ChoicesField,
  entry: LineField,
  entries: ChoicesField,
  rows: RowsField,
  table: TableField,
  siren: EntryField,
  siret: EntryField,
  insee: EntryField,
};
