/** What Home Assistant loads for the sidebar's page of the butler; the cards in it are those of the dashboards. */
// oxlint-disable-next-line import/no-unassigned-import -- it defines the cards.
import './butler-cards.ts';
import { ButlerPanel } from './dashboard/butler-panel.ts';
import { defineElement } from './home-assistant/define-element.ts';

defineElement('butler-panel', ButlerPanel);
