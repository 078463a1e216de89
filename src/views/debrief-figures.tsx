// Numbers of the debrief: time in target and in dissociation, own readings against the truth, what each tissue missed.
import type { Debrief } from '../engine/debrief-types.ts';
import { amount, duration, shortTime } from './format.ts';
import { bedsideWords } from './words-bedside.ts';
import { debriefWords } from './words-debrief.ts';

export function Figures({ debrief }: { debrief: Debrief }) {
  const text = debriefWords.debrief;
  const share = (time: number): string =>
    debrief.treated > 0 ? `${Math.round((100 * time) / debrief.treated)} %` : '–';
  return (
    <dl class="figures">
      <div>
        <dt>{text.treated}</dt>
        <dd>{duration(debrief.treated)}</dd>
      </div>
      <div>
        <dt>{text.inTarget}</dt>
        <dd>
          {duration(debrief.timeInTarget)} <span class="muted">{share(debrief.timeInTarget)}</span>
        </dd>
        <dd class="muted small-text">
          {text.target(amount(debrief.target.map))} ({debrief.target.source})
        </dd>
      </div>
      <div>
        <dt>{text.dissociation}</dt>
        <dd>
          {duration(debrief.timeInDissociation)} <span class="muted">{share(debrief.timeInDissociation)}</span>
        </dd>
        <dd class="muted small-text">{text.dissociationText}</dd>
        {debrief.timeInDissociation > 0 && (
          <dd class="small-text">
            {debrief.recognized === null ? text.unrecognized : text.recognized(shortTime(debrief.recognized))}
          </dd>
        )}
      </div>
    </dl>
  );
}

export function Readings({ debrief }: { debrief: Debrief }) {
  const text = debriefWords.debrief;
  return (
    <section aria-labelledby="readings-title">
      <h2 id="readings-title">{text.readings}</h2>
      {debrief.refillReadings.length === 0 && <p class="muted">{text.noReadings}</p>}
      {debrief.refillReadings.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{text.at}</th>
              <th scope="col">{text.site}</th>
              <th scope="col">{text.yours}</th>
              <th scope="col">{text.truth}</th>
              <th scope="col">{text.difference}</th>
            </tr>
          </thead>
          <tbody>
            {debrief.refillReadings.map((reading) => (
              <tr key={reading.at}>
                <th scope="row" class="number">
                  {shortTime(reading.at)}
                </th>
                <td>{bedsideWords.examine.sites[reading.site]}</td>
                <td class="number">{reading.reported.toFixed(1)} s</td>
                <td class="number">{reading.truth.toFixed(1)} s</td>
                <td class="number">{signed(reading.reported - reading.truth)} s</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {debrief.mottlingReadings.length > 0 && (
        <>
          <h3>{text.mottlingReadings}</h3>
          <ul class="bullets">
            {debrief.mottlingReadings.map((reading) => (
              <li key={reading.at}>
                {shortTime(reading.at)}: {text.yours} {reading.reported}, {text.truth.toLowerCase()}{' '}
                {reading.truth.toFixed(0)}
              </li>
            ))}
          </ul>
        </>
      )}
      {debrief.fieldReadings.length > 0 && (
        <>
          <h3>{text.fieldReadings}</h3>
          <ul class="bullets">
            {debrief.fieldReadings.map((reading) => (
              <li key={reading.at}>
                {shortTime(reading.at)}: {text.fieldReading(reading)}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

export function Debt({ debrief }: { debrief: Debrief }) {
  const text = debriefWords.debrief;
  const rows = debrief.debt.filter((row) => Number.isFinite(row.value));
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map((row) => row.value), 1e-9);
  return (
    <section aria-labelledby="debt-title">
      <h2 id="debt-title">{text.debt}</h2>
      <table class="debt">
        <tbody>
          {rows.map((row) => (
            <tr key={row.bed}>
              <th scope="row">{row.bed}</th>
              <td class="bar" aria-hidden="true">
                <span style={{ width: `${(100 * Math.max(0, row.value)) / most}%` }} />
              </td>
              <td class="number">
                {amount(row.value)} {text.debtUnit}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function signed(value: number): string {
  return `${value >= 0 ? '+' : '−'}${Math.abs(value).toFixed(1)}`;
}
