Console.WriteLine("psyinterview");
