using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PsyInterview.Sampling;

namespace PsyInterview.Commands;

/// <summary>What <c>sampling --json</c> writes: numbers unrounded, and "not defined (reason)" where there is none.</summary>
internal static class SamplingJson
{
    private static readonly JsonWriterOptions Readable = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(SamplingAccount account, int t)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            Frame(json, account.Variation.Frame);
            People(json, account);
            Counts(json, account.Variation);
            Coverage(json, account, t);
            Distances(json, account.Variation);
            Order(json, account);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    // In the words of the frame's own file, so that the output can be used as a frame again.
    private static void Frame(Utf8JsonWriter json, Frame frame)
    {
        json.WriteStartObject("dims");
        foreach (var criterion in frame.Criteria) Words(json, criterion.Id, criterion.Levels.Select(l => l.Id));
        json.WriteEndObject();
        json.WriteStartObject("kinds");
        foreach (var criterion in frame.Criteria) json.WriteString(criterion.Id, criterion.Kind.ToString().ToLowerInvariant());
        json.WriteEndObject();
        json.WriteStartObject("quota");
        foreach (var target in frame.Targets)
        {
            if (target.Max is not { } max)
            {
                json.WriteNumber(target.Of.ToString(), target.Min);
                continue;
            }
            json.WriteStartObject(target.Of.ToString());
            json.WriteNumber("min", target.Min);
            json.WriteNumber("max", max);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        Words(json, "impossible", frame.Impossible.Select(i => i.ToString()));
    }

    private static void People(Utf8JsonWriter json, SamplingAccount account)
    {
        json.WriteNumber("people", account.People.All.Count);
        Words(json, "sample", account.Variation.Covered.Select(p => p.Id));
        Words(json, "candidates", account.People.Candidates.Select(p => p.Id));
    }

    private static void Counts(Utf8JsonWriter json, Variation variation)
    {
        json.WriteStartObject("level_counts");
        foreach (var count in variation.Counts)
        {
            json.WriteStartObject(count.Criterion.Id);
            foreach (var (level, n) in count.Criterion.Levels.Zip(count.Counts)) json.WriteNumber(level.Id, n);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartObject("not_counted");
        foreach (var count in variation.Counts)
        {
            json.WriteStartObject(count.Criterion.Id);
            json.WriteNumber("missing", count.Missing);
            json.WriteNumber("not_asked", count.NotAsked);
            json.WriteNumber("declined", count.Declined);
            json.WriteStartArray("outside_frame");
            foreach (var outside in count.Outside)
            {
                json.WriteStartObject();
                json.WriteString("id", outside.Person);
                json.WriteString("value", outside.Value);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartArray("gaps");
        foreach (var gap in variation.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("of", gap.Target.Of.ToString());
            json.WriteNumber("n", gap.Count);
            json.WriteNumber("min", gap.Target.Min);
            if (gap.Target.Max is { } max) json.WriteNumber("max", max);
            json.WriteNumber("gap", gap.Missing);
            json.WriteBoolean("over_max", gap.IsOverMax);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("evenness");
        foreach (var count in variation.Counts)
        {
            json.WriteStartObject(count.Criterion.Id);
            json.WriteStartArray("counts");
            foreach (var n in count.Counts) json.WriteNumberValue(n);
            json.WriteEndArray();
            Number(json, "shannon", count.Evenness.Shannon);
            Number(json, "pielou", count.Evenness.Pielou);
            Number(json, "blau", count.Evenness.Blau);
            Number(json, "blau_norm", count.Evenness.BlauNorm);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Coverage(Utf8JsonWriter json, SamplingAccount account, int t)
    {
        Cells(json, account.Variation.Cells);
        Tuples(json, account.Variation.Tuples);
        Words(json, "uncovered", account.Variation.Tuples.FirstOrDefault(c => c.T == t)?.Sets.SelectMany(s => s.Uncovered).Select(u => u.ToString()) ?? []);
        if (account.IfAllCome is { } coming)
        {
            json.WriteStartObject("if_all_agreed_come");
            json.WriteNumber("people", coming.Covered.Count);
            Cells(json, coming.Cells);
            Tuples(json, coming.Tuples);
            json.WriteEndObject();
        }
    }

    private static void Cells(Utf8JsonWriter json, CellCoverage cells)
    {
        json.WritePropertyName("cells_total");
        json.WriteRawValue(cells.Total.ToString(CultureInfo.InvariantCulture));
        json.WriteNumber("cells_filled", cells.Filled);
    }

    private static void Tuples(Utf8JsonWriter json, IEnumerable<TupleCoverage> all)
    {
        json.WriteStartObject("tway");
        foreach (var coverage in all)
        {
            json.WriteStartObject(coverage.T.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("covered", coverage.Covered);
            json.WriteNumber("configs", coverage.Feasible);
            Number(json, "total", coverage.Total);
            json.WriteNumber("simple_full", coverage.FullSets);
            json.WriteNumber("combos", coverage.Sets.Count);
            Number(json, "simple", coverage.Simple);
            json.WriteStartObject("per_set");
            foreach (var set in coverage.Sets)
            {
                // One-letter criteria are written ab, as in the paper on the measure.
                json.WritePropertyName(string.Join(set.Criteria.All(c => c.Id.Length == 1) ? "" : "&", set.Criteria.Select(c => c.Id)));
                json.WriteRawValue($"[{set.Covered}, {set.Feasible}]");
            }
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    private static void Distances(Utf8JsonWriter json, Variation variation)
    {
        var people = variation.Gower.People;
        Words(json, "gower", variation.Gower.Criteria.Select(c => c.Id));
        json.WriteStartObject("gower_matrix");
        foreach (var person in people)
        {
            json.WritePropertyName(person.Id);
            var distances = people.Select(other => variation.Gower.Between(person, other)).Select(d => d.Value is null ? $"\"{d}\"" : d.ToString());
            json.WriteRawValue($"[{string.Join(", ", distances)}]");
        }
        json.WriteEndObject();
        json.WriteStartObject("spread");
        Number(json, "mean", variation.Spread.Mean);
        Number(json, "min", variation.Spread.Smallest);
        json.WriteNumber("pairs", variation.Spread.Pairs);
        json.WriteNumber("pairs_not_defined", variation.Spread.Undefined);
        json.WriteEndObject();
    }

    private static void Order(Utf8JsonWriter json, SamplingAccount account)
    {
        json.WriteStartArray("farthest_point");
        foreach (var suggestion in account.Farthest)
        {
            json.WriteStartObject();
            json.WriteString("id", suggestion.Person.Id);
            Number(json, "min_gower", suggestion.Distance);
            json.WriteString("nearest", suggestion.Nearest?.Id);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("suggestions");
        foreach (var suggestion in account.Suggestions) Suggested(json, suggestion, account.Variation.Frame);
        json.WriteEndArray();
        Words(json, "empty_levels", account.EmptyLevels.Select(l => l.ToString()));
        Words(json, "notes", account.Notes());
    }

    private static void Suggested(Utf8JsonWriter json, Suggestion suggestion, Frame frame)
    {
        json.WriteStartObject();
        json.WriteNumber("step", suggestion.Step);
        json.WriteString("suggest", suggestion.Person.Id);
        json.WriteNumber("deficits_filled", suggestion.Fills.Count);
        Words(json, "fills", suggestion.Fills.Select(f => f.ToString()));
        json.WriteNumber("new_pairs", suggestion.NewPairs);
        Number(json, "min_gower", suggestion.Distance);
        json.WriteString("nearest", suggestion.Nearest?.Id);
        json.WriteStartObject("parts");
        foreach (var part in suggestion.Parts) json.WriteNumber(part.Criterion.Id, part.Apart);
        json.WriteEndObject();
        Words(json, "not_known", suggestion.Unknown.Select(c => c.Id));
        Words(json, "also_fills", suggestion.FillsTogether.Select(c => c.ToString()));
        Words(json, "over_max", suggestion.Over.Select(c => c.ToString()));
        json.WriteString("pair_coverage_after", $"{suggestion.PairsCovered}/{suggestion.PairsFeasible}");
        json.WriteString("because", suggestion.Sentence(frame));
        json.WriteEndObject();
    }

    private static void Words(Utf8JsonWriter json, string name, IEnumerable<string> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words) json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter json, string name, Measure measure)
    {
        if (measure.Value is { } value) json.WriteNumber(name, value);
        else json.WriteString(name, measure.ToString());
    }
}
