namespace PsyInterview.Tests;

/// <summary>Guides that tests change.</summary>
public static class GuideTexts
{
    /// <summary>Two questions that are topics, and three under one topic.</summary>
    public const string First = """
        ---
        guide: short
        version: 1
        title: A short guide
        language: en
        kind: interview
        minutes: 30
        ---

        ## Opening {#opening .must minutes=4}

        How did it begin?

        1. When?
        2. Where?

        ## The therapy {#therapy minutes=10}

        ### Exercises {#exercises .must}

        How did you experience the exercises?

        1. Can you describe one exercise?
        2. What did you notice in your body?

        ### Talking {#talking}

        How did you experience the conversations with the therapist?

        ### Home {#home}

        What did you do at home between the sessions, and how did your family take it?

        ## Closing {#closing}

        Is there anything I forgot to ask?
        """;
}
