"""`ENGINE = "bureau.base.postgres"`. Settings say which SERVER and which LOGIN of it."""

import threading

from django.db.backends.postgresql import base, creation

from bureau.base.postgres import roles

_one_at_a_time = threading.Lock()


class DatabaseCreation(creation.DatabaseCreation):
    """The app's role may not make databases."""

    def create_test_db(self, *args, **kwargs):
        with roles.as_owner(self.connection):
            return super().create_test_db(*args, **kwargs)

    def destroy_test_db(self, *args, **kwargs):
        with roles.as_owner(self.connection):
            super().destroy_test_db(*args, **kwargs)


class DatabaseWrapper(base.DatabaseWrapper):
    creation_class = DatabaseCreation

    def get_connection_params(self):
        """The first to ask is whom the private server and the roles are made ready for."""
        with _one_at_a_time:
            login = self.settings_dict["SERVER"].sign_in(self.settings_dict["LOGIN"])
        return login | super().get_connection_params()

    def get_new_connection(self, conn_params):
        with roles.reaching():
            connection = super().get_new_connection(conn_params)
        try:
            roles.refuse_unfit(connection)
        except BaseException:
            connection.close()
            raise
        connection.rollback()
        return connection
