using System.CommandLine;
using System.Globalization;
using PsyInterview.Reports;
using PsyInterview.Saturation;

namespace PsyInterview.Commands;

/// <summary><c>plan --prevalence 0.1</c>: how many people to plan for; what a code that nobody said may still be; the chance that all codes are heard.</summary>
public static class PlanCommand
{
    private const int MostPeople = 1_000_000;

    public static Command Command()
    {
        var prevalence = new Option<string?>("--prevalence") { Description = "How common a theme is thought to be: 0.1 or 10%." };
        var instances = new Option<int>("--instances") { Description = "From how many people at least it is to be heard.", DefaultValueFactory = _ => 1 };
        var power = new Option<string?>("--power") { Description = "With what probability: 0.8 or 80% (if not said 0.8, and 0.95 for hearing it once)." };
        var share = new Option<string?>("--share") { Description = "The share of people who can speak to the topic at all: 0.9 or 90%." };
        var unheard = new Option<int?>("--unheard") { Description = "How common a code may still be that nobody said in so many units." };
        var probabilities = new Option<string?>("--probabilities") { Description = "The chance that all codes are heard: how likely each is, and how many such codes: 0.5x20,0.2x15,0.1x5. Needs --units." };
        var units = new Option<string?>("--units") { Description = "In how many units, with --probabilities: 20,25,30." };
        var json = StudyArgument.Json();
        var command = new Command("plan", "Plan how many people to ask, from how common a theme is thought to be. Orientation: it holds for random samples.")
        {
            prevalence, instances, power, share, unheard, probabilities, units, json,
        };
        command.Validators.Add(result =>
        {
            if (new Option[] { prevalence, unheard, probabilities }.Count(o => result.GetResult(o) is not null) != 1)
                result.AddError("Name one: --prevalence, --unheard or --probabilities.");
            else if (result.GetResult(probabilities) is not null != result.GetResult(units) is not null) result.AddError("--probabilities and --units go together.");
        });
        command.SetAction(parsed =>
        {
            var (io, isJson) = (parsed.InvocationConfiguration, parsed.GetValue(json));
            var whyNot = parsed.GetValue(unheard) is { } n ? Unheard(n, isJson, io)
                : parsed.GetValue(probabilities) is { } codes ? AllHeard(codes, parsed.GetValue(units)!, isJson, io)
                : People(parsed.GetValue(prevalence)!, parsed.GetValue(instances), parsed.GetValue(power), parsed.GetValue(share), isJson, io);
            if (whyNot is null) return ExitCode.Ok;
            io.Error.WriteLine(whyNot);
            return ExitCode.Usage;
        });
        return command;
    }

    // Each gives the sentence that says which number cannot be, or null when it was done.
    private static string? People(string prevalenceWords, int instances, string? powerWords, string? shareWords, bool isJson, InvocationConfiguration io)
    {
        var (prevalence, power, share) = ((double?)GivenShare.Of(prevalenceWords), powerWords is null ? 0.8 : (double?)GivenShare.Of(powerWords), shareWords is null ? 1 : GivenShare.Of(shareWords));
        if (Prevalence.WhyNot(prevalence ?? -1, instances, power ?? -1) is { } whyNot) return whyNot;
        if (share is not (> 0 and <= 1)) return "The share lies between 0 and 1: 0.9 for nine in ten.";
        var plan = PrevalencePlan.Of(prevalence!.Value, instances, power!.Value, powerWords is null ? 0.95 : power.Value, share.Value);
        if (isJson)
        {
            SaturationJson.Write(io.Output, json =>
            {
                json.WriteNumber("prevalence", plan.Prevalence);
                json.WriteNumber("share", plan.Share);
                json.WriteStartObject("fugard_potts");
                json.WriteNumber("instances_k", plan.Instances);
                json.WriteNumber("power", plan.Power);
                json.WriteNumber("n", plan.People);
                json.WriteNumber("n_by_share", plan.PeopleByShare);
                json.WriteNumber("n_by_share_rounded_up", Math.Ceiling(plan.PeopleByShare));
                json.WriteNumber("reached_power", Prevalence.HeardAtLeast(plan.Prevalence, plan.Instances, plan.People));
                json.WriteEndObject();
                json.WriteStartObject("galvin");
                json.WriteNumber("power", plan.PowerOnce);
                json.WriteNumber("n", plan.PeopleOnce);
                json.WriteEndObject();
                json.WriteStartArray("table");
                foreach (var row in plan.Rows)
                {
                    json.WriteStartObject();
                    json.WriteNumber("instances_k", row.Instances);
                    json.WriteNumber("power", row.Power);
                    json.WriteNumber("n", row.People);
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            });
        }
        else
        {
            ReportPrint.Paragraph(PlanTables.Sentence(plan), io.Output, ReportPrint.WindowWidth());
            io.Output.WriteLine();
            ReportPrint.Write(PlanTables.Of(plan), "text", io.Output, ReportPrint.WindowWidth());
        }
        return null;
    }

    private static string? Unheard(int units, bool isJson, InvocationConfiguration io)
    {
        if (units is < 1 or > MostPeople) return "The number of units is a whole number from 1 on.";
        if (!isJson) ReportPrint.Paragraph(PlanTables.Unheard(units), io.Output, ReportPrint.WindowWidth());
        else
        {
            SaturationJson.Write(io.Output, json =>
            {
                json.WriteNumber("n", units);
                json.WriteNumber("upper95_prevalence_of_unheard_code", Prevalence.UpperBoundOfUnheard(units));
                json.WriteNumber("rule_of_three", 3.0 / units);
            });
        }
        return null;
    }

    private static string? AllHeard(string codeWords, string unitWords, bool isJson, InvocationConfiguration io)
    {
        var codes = codeWords.Split(',', StringSplitOptions.TrimEntries).Select(CodesOf).ToList();
        if (codes.Contains(null)) return "Write how likely each code is and how many such codes there are: 0.5x20,0.2x15,0.1x5.";
        var units = unitWords.Split(',', StringSplitOptions.TrimEntries).Select(w => int.TryParse(w, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0).ToList();
        if (units.Exists(n => n is < 1 or > MostPeople)) return "The units are whole numbers from 1 on: 20,25,30.";
        List<(double, int)> all = [.. codes.Select(c => c!.Value)];
        if (isJson)
        {
            SaturationJson.Write(io.Output, json =>
            {
                json.WriteNumber("codes", all.Sum(c => (long)c.Item2));
                json.WriteStartArray("rows");
                foreach (var n in units)
                {
                    json.WriteStartObject();
                    json.WriteNumber("n", n);
                    json.WriteNumber("all_heard", Prevalence.AllHeard(all, n));
                    json.WriteEndObject();
                }
                json.WriteEndArray();
            });
        }
        else ReportPrint.Write(PlanTables.AllHeard(all, units), "text", io.Output, ReportPrint.WindowWidth());
        return null;
    }

    private static (double, int)? CodesOf(string words)
    {
        var parts = words.Split('x', StringSplitOptions.TrimEntries);
        return parts.Length <= 2 && GivenShare.Of(parts[0]) is { } share and > 0 and <= 1
            && int.TryParse(parts.Length == 2 ? parts[1] : "1", NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count > 0 ? ((double)share, count) : null;
    }
}
